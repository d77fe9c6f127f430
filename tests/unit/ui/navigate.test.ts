import { describe, expect, it } from 'vitest';
import { findNeighbour, readDirection } from '#lib/ui/tree/navigate.ts';

const places = { top: { x: 1, y: 0 }, left: { x: 0, y: 1 }, right: { x: 2, y: 1 }, deep: { x: 1, y: 2 } };

describe('arrow keys in the reef', () => {
	it('go to the nearest skill in their direction', () => {
		expect(findNeighbour(places, 'left', 'right')).toBe('right');
		expect(findNeighbour(places, 'right', 'up')).toBe('top');
	});

	it('prefer what lies straight ahead', () => {
		expect(findNeighbour(places, 'top', 'down')).toBe('deep');
	});

	it('stop at the edge', () => {
		expect(findNeighbour(places, 'top', 'up')).toBeUndefined();
		expect(findNeighbour(places, 'nowhere', 'up')).toBeUndefined();
	});

	it('are the only keys that move', () => {
		expect(readDirection('ArrowDown')).toBe('down');
		expect(readDirection('Enter')).toBeUndefined();
	});
});
