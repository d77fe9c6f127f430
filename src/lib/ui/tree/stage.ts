import type { Current, ReefLayout } from '#lib/curriculum/reef-layout.ts';

export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** The picture of the reef in pixels, lamps and names included. */
export interface Stage extends Size {
	/** Where the lamp of a place stands. */
	readonly toPoint: (place: Point) => Point;
}

/** From one depth to the next. */
const row = 86;
/** A layout's neighbours stand 1.6 units apart; so wide is one unit, at least and at most. */
const column = { least: 104, most: 172 };
/** Left of a lamp there is room for Glim, right of it for its name. */
const margins = {
	narrow: { left: 58, right: 122, top: 52, bottom: 48 },
	wide: { left: 110, right: 176, top: 76, bottom: 68 }
};
const narrowBelow = 560;

/** The picture of a layout for a viewport so many pixels wide: the more room, the further apart. */
export function setStage(layout: Pick<ReefLayout, 'width' | 'height'>, viewportWidth: number): Stage {
	const margin = viewportWidth < narrowBelow ? margins.narrow : margins.wide;
	const room = (viewportWidth - margin.left - margin.right) / Math.max(1, layout.width);
	const unit = Math.min(column.most, Math.max(column.least, room));
	return {
		width: layout.width * unit + margin.left + margin.right,
		height: layout.height * row + margin.top + margin.bottom,
		toPoint: ({ x, y }) => ({ x: margin.left + x * unit, y: margin.top + y * row })
	};
}

/** A current as the path of an SVG: it leaves a lamp downwards and enters the next from above. */
export function drawCurrent(points: Current['points'], stage: Stage): string {
	const [first, ...rest] = points.map(([x, y]) => stage.toPoint({ x, y }));
	if (!first) return '';
	let from = first;
	const curves = rest.map((to) => {
		const bend = (to.y - from.y) * 0.58;
		const curve = `C${round(from.x)} ${round(from.y + bend)} ${round(to.x)} ${round(to.y - bend)} ${round(to.x)} ${round(to.y)}`;
		from = to;
		return curve;
	});
	return `M${round(first.x)} ${round(first.y)}${curves.join('')}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
