import {
	coordSimplex,
	decrossOpt,
	decrossTwoLayer,
	graphStratify,
	layeringLongestPath,
	sugiyama
} from 'd3-dag';
import type { SkillOutline } from './skill.ts';

/** Where a skill stands in the picture, in units of one node's width; y is its depth. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

/** A prerequisite as the line through its points, from the needed skill to the one that needs it. */
export interface Current {
	readonly from: string;
	readonly to: string;
	readonly points: readonly (readonly [x: number, y: number])[];
}

export interface ReefLayout {
	readonly places: Readonly<Record<string, Place>>;
	readonly currents: readonly Current[];
	/** Extent of the node centres. */
	readonly width: number;
	readonly height: number;
}

/** Finding the fewest crossings takes exponential time; beyond this many skills a good guess must do. */
const exactUpTo = 24;
const gap = 0.6;

/**
 * Lays the skill graph out in layers (Sugiyama). Runs at build time: the library behind it is larger than the
 * whole home page.
 *
 * @param skills in topological order, every prerequisite among them
 */
export function layOutReef(skills: readonly Pick<SkillOutline, 'id' | 'requires'>[]): ReefLayout {
	if (skills.length === 0) return { places: {}, currents: [], width: 0, height: 0 };
	const graph = graphStratify().parentIds((skill: Pick<SkillOutline, 'id' | 'requires'>) => skill.requires)(
		skills
	);
	const layout = sugiyama()
		.layering(layeringLongestPath())
		.decross(skills.length <= exactUpTo ? decrossOpt() : decrossTwoLayer())
		.coord(coordSimplex())
		.nodeSize([1, 1])
		.gap([gap, gap]);
	const { width, height } = layout(graph);
	const rows = (y: number) => round((y - 0.5) / (1 + gap));
	const columns = (x: number) => round(x - 0.5);
	return {
		places: Object.fromEntries(
			[...graph.nodes()].map((node) => [node.data.id, { x: columns(node.x), y: rows(node.y) }])
		),
		currents: [...graph.links()].map((link) => ({
			from: link.source.data.id,
			to: link.target.data.id,
			points: link.points.map(([x, y]) => [columns(x), rows(y)] as const)
		})),
		width: round(width - 1),
		height: rows(height - 0.5)
	};
}

const round = (value: number) => Math.round(value * 100) / 100;
