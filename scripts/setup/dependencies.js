import { readFile } from 'node:fs/promises';
import { runCommand } from './command.js';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }> }} Lock */

/**
 * Whether everything a lock file asks for is installed in the version it asks for. Optional packages do not
 * count: npm leaves out those of other platforms.
 * @param {Lock} lock the project's lock file
 * @param {Lock} installed npm's own record of what it installed
 */
export function isInstalled(lock, installed) {
	return Object.entries(lock.packages ?? {}).every(
		([path, entry]) =>
			path === '' ||
			entry.optional === true ||
			entry.devOptional === true ||
			entry.peer === true ||
			installed.packages?.[path]?.version === entry.version
	);
}

/** Installs what is missing, or what the lock file has changed since. Ends the command if npm cannot. */
export async function ensureDependencies() {
	const lock = await readLock('package-lock.json');
	if (isInstalled(lock, await readLock('node_modules/.package-lock.json'))) return;
	console.log('Installing what Glim is built with …');
	if ((await runCommand('npm', ['ci'])) === 0) return;
	console.error('npm could not install the packages. Its message is above; is there a network?');
	process.exit(1);
}

/** @param {string} path @returns {Promise<Lock>} */
async function readLock(path) {
	try {
		return JSON.parse(await readFile(path, 'utf8'));
	} catch {
		return {};
	}
}
