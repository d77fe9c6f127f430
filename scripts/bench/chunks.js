import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/** What stands in the script that every part of the store, and of Python's sandbox, is built upon. */
const marks = { store: 'DexieError', python: 'srcdoc' };

/**
 * Of the scripts a page has loaded those of the page itself, its editor included: without what only the store
 * needs (which reads the learner's work) and what only the Python runtime needs. Both are fetched by
 * `import()`, beside the page and after it.
 * @param {string} build the folder of a finished build
 * @param {readonly string[]} paths of all scripts that were loaded, below the site's root
 * @returns {Promise<readonly string[]>}
 */
export async function listPageScripts(build, paths) {
	const texts = new Map(
		await Promise.all(
			paths.map(async (path) => /** @type {const} */ ([path, await readFile(join(build, path), 'utf8')]))
		)
	);
	const imports = new Map([...texts].map(([path, text]) => [path, readImports(path, text)]));
	const imported = new Set([...imports.values()].flat());
	const marked = paths.filter((path) => Object.values(marks).some((mark) => texts.get(path)?.includes(mark)));
	const roots = paths.filter((path) => !imported.has(path));
	const ofThePage = roots.filter((root) => !marked.some((path) => reach(root, imports).has(path)));
	const found = new Set(ofThePage.flatMap((root) => [...reach(root, imports)]));
	return paths.filter((path) => found.has(path));
}

/**
 * A script and all that it imports, at once or by way of others.
 * @param {string} root @param {ReadonlyMap<string, readonly string[]>} imports
 */
function reach(root, imports) {
	const found = new Set([root]);
	for (const path of found) for (const next of imports.get(path) ?? []) found.add(next);
	return found;
}

/**
 * What a built script imports at once; `import()` has a parenthesis and is not meant.
 * @param {string} path @param {string} text @returns {string[]}
 */
function readImports(path, text) {
	const found = text.matchAll(/\b(?:import|from)\s*["'](\.[^"']+\.js)["']/g);
	return [...found].map(([, address = '']) => posix.join(dirname(path), address));
}
