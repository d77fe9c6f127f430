import { resolve } from 'node:path';
import { describeProblem } from '../src/lib/curriculum/problem.ts';
import { readFolder } from '../src/lib/curriculum/read-folder.ts';

/**
 * Says everything that is wrong with the files of a curriculum, one line each.
 * @param folder the folder that holds the languages; `skills` of this project without one
 * @returns the exit code
 */
export function checkSkills(folder = 'skills'): number {
	const curriculum = readFolder(resolve(folder), folder.replace(/\/+$/, ''));
	if (curriculum.ok) {
		const { skills } = curriculum;
		const exercises = skills.reduce((sum, skill) => sum + skill.exercises.length, 0);
		console.log(`${skills.length} skills and ${exercises} exercises are well formed.`);
		return 0;
	}
	for (const problem of curriculum.problems) console.error(describeProblem(problem));
	return 1;
}
