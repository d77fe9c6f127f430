import { expect, it } from 'vitest';
import { loadSkill, outline } from '#lib/curriculum/load.ts';

it('lists every skill after its prerequisites', () => {
	const places = new Map(outline.skills.map(({ id }, index) => [id, index]));
	const wrong = outline.skills.filter(({ id, requires }) =>
		requires.some((required) => (places.get(required) ?? Infinity) >= (places.get(id) ?? -1))
	);
	expect(outline.skills.length).toBeGreaterThan(0);
	expect(wrong).toEqual([]);
});

it('loads a skill whose exercises are those of the outline', async () => {
	const skill = await loadSkill('python/printing');
	expect(skill?.lesson.length).toBeGreaterThan(0);
	expect(skill?.exercises.map(({ id }) => id)).toEqual(
		outline.skills.find(({ id }) => id === 'python/printing')?.exercises.map(({ id }) => id)
	);
});

it.each(['python/nothing', 'constructor', ''])('knows no skill %j', async (id) => {
	expect(await loadSkill(id)).toBeUndefined();
});
