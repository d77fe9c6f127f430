import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSkill, outline } from '#lib/curriculum/load.ts';
import { parseExercise } from '#lib/curriculum/parse-exercise.ts';
import { proveExercise, proveSkill, startProver } from '../../curriculum/prove-skill.ts';
import type { Prover } from '../../curriculum/prove-skill.ts';
import { seedRandom } from '../../curriculum/random.ts';

const skills = outline.skills.filter(({ language }) => language === 'python');

const guide = readFileSync(new URL('../../../docs/authoring.md', import.meta.url), 'utf8');
const shown = [...guide.matchAll(/````markdown\n(---\n[^]*?)````/g)]
	.map((match) => match[1] ?? '')
	.filter((text) => text.includes('\nkind: '));

describe('in the Python that Glim ships', () => {
	let prover: Prover;
	beforeAll(async () => {
		prover = await startProver();
	}, 60_000);
	afterAll(() => prover.end());

	it.each(skills.map(({ id }) => id))(
		'%s keeps its word: solutions pass, starters fail, wrong ideas are recognised, examples run',
		{ timeout: 60_000 },
		async (id) => {
			const skill = await loadSkill(id);
			expect(skill && proveSkill(skill, prover, seedRandom(1))).toEqual([]);
		}
	);

	it.each(shown)('an author can begin with what the guide shows: %#', { timeout: 60_000 }, (text) => {
		const faults: string[] = [];
		const file = { id: 'python/guide/example', skill: 'python/guide', language: 'python', text } as const;
		const exercise = parseExercise(file, (line, reason) => faults.push(`${line} ${reason}`));
		expect(faults).toEqual([]);
		expect(exercise && proveExercise(exercise, prover, seedRandom(1))).toEqual([]);
	});
});

it('the guide shows a code and a predict exercise in full', () => {
	expect(shown.map((text) => /\nkind: (\w+)/.exec(text)?.[1])).toEqual(['code', 'predict']);
});
