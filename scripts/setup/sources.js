import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything a build is made from, without what a build itself writes there. */
const roots = ['src', 'workers', 'skills', 'static', 'scripts/pack', 'scripts/site'];
const project = join('src', 'messages', 'project.inlang');
const files = [
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	join(project, 'settings.json')
];
const built = [join('static', 'pack'), join('src', 'lib', 'messages'), project];

/** @returns {Promise<string>} a digest that changes when the build would */
export async function digestSources() {
	const paths = (await Promise.all(roots.map(listFiles))).flat().concat(files).sort();
	const digest = createHash('sha256');
	for (const path of paths)
		digest
			.update(path)
			.update('\0')
			.update(await readFile(path))
			.update('\0');
	return digest.digest('hex').slice(0, 16);
}

/** @param {string} folder @returns {Promise<string[]>} */
async function listFiles(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return (
		entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((path) => !built.some((each) => path.startsWith(each)))
			// The message compiler keeps notes of its own beside its settings.
			.filter((path) => !path.includes('project.inlang') || path.endsWith('settings.json'))
	);
}
