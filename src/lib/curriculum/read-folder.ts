import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeSkills } from './graph.ts';
import type { Curriculum } from './graph.ts';
import { parseSkill } from './parse-skill.ts';
import type { SkillFile } from './parse-skill.ts';

/**
 * Reads every skill below a folder `<language>/<skill>/`. Other files than Markdown are passed over.
 * @param root the folder's path on disk
 * @param name what the folder is called in problems, such as `skills`
 */
export function readFolder(root: string, name: string): Curriculum {
	const results = listFolders(root)
		.flatMap((language) => listFolders(join(root, language)).map((skill) => `${language}/${skill}`))
		.map((skill) => readFiles(join(root, skill), `${name}/${skill}`))
		.filter((files) => files.length > 0)
		.map(parseSkill);
	const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
	if (problems.length > 0) return { ok: false, problems };
	return arrangeSkills(results.filter((result) => result.ok));
}

function listFolders(path: string): readonly string[] {
	return readdirSync(path, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map(({ name }) => name)
		.toSorted();
}

function readFiles(path: string, name: string): readonly SkillFile[] {
	return readdirSync(path)
		.filter((file) => file.endsWith('.md') && !file.startsWith('.'))
		.toSorted()
		.map((file) => ({ path: `${name}/${file}`, text: readFileSync(join(path, file), 'utf8') }));
}
