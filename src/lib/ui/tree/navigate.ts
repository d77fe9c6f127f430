import type { Place } from '#lib/curriculum/reef-layout.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

const vectors: Record<Direction, readonly [x: number, y: number]> = {
	up: [0, -1],
	down: [0, 1],
	left: [-1, 0],
	right: [1, 0]
};

/**
 * The nearest place that lies mainly in a direction: what lies straight ahead wins over what is nearer but aside.
 * @returns its id, or undefined at the edge
 */
export function findNeighbour(
	places: Readonly<Record<string, Place>>,
	from: string,
	direction: Direction
): string | undefined {
	const origin = places[from];
	if (!origin) return undefined;
	const [dx, dy] = vectors[direction];
	const ranked = Object.entries(places)
		.map(([id, place]) => {
			const along = (place.x - origin.x) * dx + (place.y - origin.y) * dy;
			const aside = Math.abs((place.x - origin.x) * dy) + Math.abs((place.y - origin.y) * dx);
			return { id, along, cost: along + 2 * aside };
		})
		.filter(({ along }) => along > 0.01)
		.sort((a, b) => a.cost - b.cost);
	return ranked[0]?.id;
}

const keys: Record<string, Direction> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right'
};

/** The direction an arrow key means, or undefined for any other key. */
export const readDirection = (key: string): Direction | undefined => keys[key];
