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
 * The packages a lock file asks for that are not there, or in another version. Optional ones do not count:
 * npm leaves out those of other platforms.
 * @param {Lock} lock
 * @param {(path: string) => Promise<string | undefined>} readVersion of the package in that folder
 */
export async function listMissing(lock, readVersion) {
	const wanted = Object.entries(lock.packages ?? {}).filter(
		([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.peer
	);
	const found = await Promise.all(wanted.map(([path]) => readVersion(path)));
	return wanted.filter(([, entry], index) => entry.version !== found[index]).map(([path]) => path);
}

/** Installs what is missing, or what the lock file has changed since. Ends the command if npm cannot. */
export async function ensureDependencies() {
	const lock = await readFile('package-lock.json', 'utf8');
	const digest = createHash('sha256').update(lock).digest('hex');
	if ((await readFile(mark, 'utf8').catch(() => '')) === digest) return;
	const missing = await listMissing(JSON.parse(lock), readInstalled);
	if (missing.length > 0 || !(await startsBuildTool())) await install();
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

/** @param {string} path @returns {Promise<string | undefined>} */
async function readInstalled(path) {
	const text = await readFile(join(path, 'package.json'), 'utf8').catch(() => '{}');
	return JSON.parse(text).version;
}
