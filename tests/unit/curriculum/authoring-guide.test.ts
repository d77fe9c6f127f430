import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseExercise } from '#lib/curriculum/parse-exercise.ts';
import { proveExercise, startProver } from '../../curriculum/prove-skill.ts';
import type { Prover } from '../../curriculum/prove-skill.ts';
import { seedRandom } from '../../curriculum/random.ts';

const guide = readFileSync(new URL('../../../docs/authoring.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/````markdown\n(---\n[^]*?)````/g)].map((match) => match[1] ?? '');
const exercises = examples.filter((text) => text.includes('\nkind: '));

let prover: Prover;
beforeAll(async () => {
	prover = await startProver();
}, 60_000);
afterAll(() => prover.end());

it('the guide shows a code and a predict exercise in full', () => {
	expect(exercises.map((text) => /\nkind: (\w+)/.exec(text)?.[1])).toEqual(['code', 'predict']);
});

it.each(exercises)('an author can begin with what the guide shows: %#', { timeout: 60_000 }, (text) => {
	const faults: string[] = [];
	const file = { id: 'python/guide/example', skill: 'python/guide', language: 'python', text } as const;
	const exercise = parseExercise(file, (line, reason) => faults.push(`${line} ${reason}`));
	expect(faults).toEqual([]);
	expect(exercise && proveExercise(exercise, prover, seedRandom(1))).toEqual([]);
});
