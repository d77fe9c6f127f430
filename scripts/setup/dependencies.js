import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.js';

const cache = join('node_modules', '.cache', 'glim');
const mark = join(cache, 'installed');
const quiet = ['--no-audit', '--no-fund'];

/** @typedef {{ version?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }} Entry */
/** @typedef {{ packages?: Record<string, Entry> }} Lock */

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
	const lock = await readFile('package-lock.json', 'utf8');
	const digest = createHash('sha256').update(lock).digest('hex');
	if ((await readFile(mark, 'utf8').catch(() => '')) === digest) return;
	if (!isInstalled(JSON.parse(lock), await readInstalled()) || !(await startsBuildTool())) await install();
	await mkdir(cache, { recursive: true });
	await writeFile(mark, digest);
}

/**
 * The lock file cannot name the compiled parts for every platform, and npm then leaves them out without a
 * word. Where the build tool does not start for that reason, the packages are resolved without the lock.
 */
async function install() {
	console.log('Installing what Glim is built with …');
	const isDone = (await runCommand('npm', ['install', '--no-save', ...quiet])) === 0;
	if (isDone && (await startsBuildTool())) return;
	if (isDone) {
		console.log(
			'Some packages have compiled parts that are not listed for this platform. Looking for them …'
		);
		const again = ['install', '--no-package-lock', '--force', ...quiet];
		if ((await runCommand('npm', again)) === 0 && (await startsBuildTool())) return;
	}
	console.error('npm could not install the packages. Its message is above; is there a network?');
	process.exit(1);
}

/** In a process of its own, so that a failed import is not remembered by this one. */
async function startsBuildTool() {
	return (await runCommand(process.execPath, ['scripts/setup/try-build-tool.js'])) === 0;
}

/** @returns {Promise<Lock>} */
async function readInstalled() {
	try {
		return JSON.parse(await readFile(join('node_modules', '.package-lock.json'), 'utf8'));
	} catch {
		return {};
	}
}
