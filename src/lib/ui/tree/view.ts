import type { Point, Size } from './stage.ts';

/** Where the picture lies in its viewport: shifted by x and y pixels, k times its natural size. */
export interface View {
	readonly x: number;
	readonly y: number;
	readonly k: number;
}

/** The smallest words are 14 px at natural size; below this they would be smaller than 13. */
const readable = 0.93;
/** A small picture may fill a large viewport, but lamps need not become balloons. */
const largest = 1.25;
/** How far from the edge of the viewport a point is comfortably in sight. */
const comfort = 64;

/** The view that shows all of a picture, centred. */
export function fitView(picture: Size, viewport: Size): View {
	const k = Math.min(largest, viewport.width / picture.width, viewport.height / picture.height);
	return {
		k,
		x: (viewport.width - picture.width * k) / 2,
		y: (viewport.height - picture.height * k) / 2
	};
}

/** The view to begin with: everything if its names can be read then, else the part around `focus`. */
export function openView(picture: Size, viewport: Size, focus: Point | undefined): View {
	const all = fitView(picture, viewport);
	if (all.k >= readable || !focus) return all;
	const k = pickScale(picture.width, viewport.width);
	return {
		k,
		x: placeAxis(picture.width * k, viewport.width, focus.x * k),
		y: placeAxis(picture.height * k, viewport.height, focus.y * k)
	};
}

/** Natural size, or a little less where that saves the names at the sides from being cut off. */
function pickScale(width: number, room: number): number {
	const whole = room / width;
	return whole >= readable ? Math.min(1, whole) : 1;
}

/** Centres `at` unless that would show what lies beyond the picture; a picture that fits is centred itself. */
function placeAxis(size: number, room: number, at: number): number {
	if (size <= room) return (room - size) / 2;
	return Math.min(0, Math.max(room - size, room / 2 - at));
}

/** The view after zooming by `factor` about the middle of the viewport. */
export function scaleView(view: View, viewport: Size, factor: number): View {
	const k = Math.min(scaleRange.most, Math.max(scaleRange.least, view.k * factor));
	const [cx, cy] = [viewport.width / 2, viewport.height / 2];
	return { k, x: cx - ((cx - view.x) * k) / view.k, y: cy - ((cy - view.y) * k) / view.k };
}

export const scaleRange = { least: 0.25, most: 2.5 };

/** The view that has a point of the picture in sight: the same one if it is, else one with the point in the middle. */
export function revealPoint(view: View, viewport: Size, { x, y }: Point): View {
	const at = { x: view.x + x * view.k, y: view.y + y * view.k };
	const isInside =
		at.x > comfort && at.y > comfort && at.x < viewport.width - comfort && at.y < viewport.height - comfort;
	if (isInside) return view;
	return { k: view.k, x: viewport.width / 2 - x * view.k, y: viewport.height / 2 - y * view.k };
}
