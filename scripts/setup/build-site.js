import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './command.js';
import { digestSources } from './sources.js';

const cache = join('node_modules', '.cache', 'glim');
const stamp = join(cache, 'built');

/**
 * Builds the app into `build/` unless what is there was built from these very sources.
 * @returns {Promise<number>} the exit code of the build, 0 where none was needed
 */
export async function ensureBuild() {
	const now = `${await digestSources()} ${process.env.BASE_PATH ?? ''}`;
	const then = await readFile(stamp, 'utf8').catch(() => '');
	if (then === now && existsSync(join('build', '404.html'))) return 0;
	console.log('Building Glim …');
	const code = await withLock(() => runCommand('npx', ['vite', 'build', '--logLevel', 'warn']));
	if (code === 0) await writeFile(stamp, now);
	return code;
}

/**
 * A build of the present sources under another base path or version, kept between calls. Only the newest
 * sources' builds are kept.
 * @param {{ base: string, version: string }} variant
 * @returns {Promise<string>} the folder it is in
 */
export async function buildVariant({ base, version }) {
	const digest = await digestSources();
	const folder = join(cache, 'sites', digest, `${base.replaceAll('/', '_')}-${version}`);
	if (existsSync(folder)) return resolve(folder);
	return withLock(async () => {
		if (existsSync(folder)) return resolve(folder);
		await removeOtherSources(digest);
		const fresh = `${folder}.new`;
		const environment = { BASE_PATH: base, GLIM_VERSION: version, GLIM_OUT: fresh };
		const code = await runCommand('npx', ['vite', 'build', '--logLevel', 'warn'], environment);
		if (code !== 0) throw new Error(`The build for the base path "${base}" failed; its message is above.`);
		await rename(fresh, folder);
		return resolve(folder);
	});
}

/** @param {string} digest of the sources whose builds stay */
async function removeOtherSources(digest) {
	const folders = await readdir(join(cache, 'sites')).catch(() => []);
	const old = folders.filter((each) => each !== digest);
	await Promise.all(old.map((each) => rm(join(cache, 'sites', each), { recursive: true, force: true })));
}

/**
 * Builds share folders of the build tool, so only one runs at a time. A lock older than five minutes was left
 * by a build that was killed.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>}
 */
async function withLock(work) {
	const lock = join(cache, 'lock');
	await mkdir(cache, { recursive: true });
	while (!(await takeLock(lock))) await sleep(250);
	try {
		return await work();
	} finally {
		await rm(lock, { recursive: true, force: true });
	}
}

/** @param {string} lock */
async function takeLock(lock) {
	try {
		await mkdir(lock);
		return true;
	} catch {
		const age = await stat(lock).then(
			(each) => Date.now() - each.mtimeMs,
			() => 0
		);
		if (age > 300_000) await rm(lock, { recursive: true, force: true });
		return false;
	}
}
