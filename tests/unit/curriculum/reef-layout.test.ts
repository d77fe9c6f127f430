import { describe, expect, it } from 'vitest';
import { layOutReef } from '#lib/curriculum/reef-layout.ts';

const skills = [
	{ id: 'printing', requires: [] },
	{ id: 'variables', requires: ['printing'] },
	{ id: 'numbers', requires: ['variables'] },
	{ id: 'text', requires: ['variables'] },
	{ id: 'conditions', requires: ['numbers', 'text'] },
	{ id: 'lists', requires: ['conditions', 'printing'] }
];

describe('the layout of the reef', () => {
	const layout = layOutReef(skills);

	it('puts every skill below all of its prerequisites', () => {
		for (const skill of skills) {
			for (const needed of skill.requires) {
				expect(layout.places[skill.id]?.y).toBeGreaterThan(layout.places[needed]?.y ?? Infinity);
			}
		}
	});

	it('never puts two skills of a row closer than a node', () => {
		const [numbers, text] = [layout.places['numbers'], layout.places['text']];
		expect(numbers?.y).toBe(text?.y);
		expect(Math.abs((numbers?.x ?? 0) - (text?.x ?? 0))).toBeGreaterThanOrEqual(1);
	});

	it('draws one current for each prerequisite, from the needed skill to the one that needs it', () => {
		expect(layout.currents).toHaveLength(7);
		for (const current of layout.currents) {
			expect(current.points.at(0)?.[1]).toBe(layout.places[current.from]?.y);
			expect(current.points.at(-1)?.[1]).toBe(layout.places[current.to]?.y);
		}
	});

	it('keeps every place inside its extent', () => {
		for (const { x, y } of Object.values(layout.places)) {
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x).toBeLessThanOrEqual(layout.width);
			expect(y).toBeLessThanOrEqual(layout.height);
		}
	});

	it('is empty for an empty curriculum', () => {
		expect(layOutReef([])).toEqual({ places: {}, currents: [], width: 0, height: 0 });
	});
});
