import { resolve } from 'node:path';
import { describeProblem } from '#lib/curriculum/problem.ts';
import { readFolder } from '#lib/curriculum/read-folder.ts';
import type { Skill } from '#lib/curriculum/skill.ts';
import { proveSkill, startProver } from '../tests/curriculum/prove-skill.ts';
import { seedRandom } from '../tests/curriculum/random.ts';

/**
 * Says everything that is wrong with a curriculum: first how its files are written, and where that is in
 * order, what their programs really do.
 * @param folder the folder that holds the languages
 * @param only a skill such as `python/variables`, or the beginning of several, to run no others
 * @returns the exit code
 */
export async function checkSkills(folder = 'skills', only = ''): Promise<number> {
	const curriculum = readFolder(resolve(folder), folder.replace(/\/+$/, ''));
	if (!curriculum.ok) return complain(curriculum.problems.map(describeProblem));
	const skills = curriculum.skills.filter(({ id }) => id.startsWith(only));
	if (skills.length === 0) return complain([`There is no skill ${only} in ${folder}.`]);
	const untrue = await prove(skills.filter(({ language }) => language === 'python'));
	if (untrue.length > 0) return complain(untrue);
	const exercises = skills.reduce((sum, skill) => sum + skill.exercises.length, 0);
	console.log(`${skills.length} skills with ${exercises} exercises are in order.`);
	return 0;
}

function complain(lines: readonly string[]): number {
	for (const line of lines) console.error(line);
	return 1;
}

async function prove(skills: readonly Skill[]): Promise<readonly string[]> {
	const prover = await startProver();
	const untrue = skills.flatMap((skill) => proveSkill(skill, prover, seedRandom(1)));
	await prover.end();
	return untrue;
}
