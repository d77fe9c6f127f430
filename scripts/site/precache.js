import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** @typedef {{ path: string, hash: string, bytes: number }} PrecacheFile `path` is below the base, `/`-separated */

/**
 * What the service worker keeps of a finished site: the app and its data, but of the pages only those at the
 * top and the fallback, which renders all the others; of the packs only their manifests.
 * @param {string} folder @returns {Promise<PrecacheFile[]>}
 */
export async function listPrecache(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
		.filter(isKeptOffline)
		.sort();
	return Promise.all(paths.map((path) => describe(folder, path)));
}

/**
 * Whether a file of the site belongs to the offline shell.
 * @param {string} path below the site's root, such as `_app/version.json`
 */
export function isKeptOffline(path) {
	if (/(^service-worker\.js$|\.gz$|\.br$|\.map$|(^|\/)\.)/.test(path)) return false;
	if (path.startsWith('pack/')) return path.endsWith('.json');
	// The browser itself fetches these, when the app is put on the home screen.
	if (path.startsWith('screenshots/') || /^icons\/.*\.png$/.test(path)) return false;
	return !(path.endsWith('.html') && path.includes('/'));
}

/** @param {string} folder @param {string} path @returns {Promise<PrecacheFile>} */
async function describe(folder, path) {
	const content = await readFile(join(folder, path));
	return { path, hash: createHash('sha256').update(content).digest('hex'), bytes: content.length };
}
