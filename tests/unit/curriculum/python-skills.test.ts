import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSkill, outline } from '#lib/curriculum/load.ts';
import { proveSkill, startProver } from '../../curriculum/prove-skill.ts';
import type { Prover } from '../../curriculum/prove-skill.ts';
import { seedRandom } from '../../curriculum/random.ts';

const skills = outline.skills.filter(({ language }) => language === 'python');

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
});
