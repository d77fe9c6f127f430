import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cutFile, sha256 } from './chunks.js';

/** Pack names and where their files come from. A new pack is one line here. */
const packs = { python: './python-files.js' };
const scripts = join('scripts', 'pack');
const cache = join('node_modules', '.cache', 'glim');

/**
 * Builds every pack into `static/pack/<name>/` unless it is there already: content-addressed chunks, and a
 * manifest named by its own hash, so that a build of the app can name exactly the pack it was made with.
 * @returns {Promise<Record<string, string>>} per pack the hash that names its manifest
 */
export async function buildPacks() {
	const stamp = await digestInputs();
	const built = Object.keys(packs).map(async (name) => [
		name,
		await buildPack(/** @type {keyof typeof packs} */ (name), stamp)
	]);
	return Object.fromEntries(await Promise.all(built));
}

/** @param {keyof typeof packs} name @param {string} stamp @returns {Promise<string>} the manifest's hash */
async function buildPack(name, stamp) {
	const folder = join('static', 'pack', name);
	const stampPath = join(cache, `pack-${name}`);
	const [builtFrom, known] = (await readFile(stampPath, 'utf8').catch(() => '')).split(' ');
	if (builtFrom === stamp && known && existsSync(join(folder, `${known}.json`))) return known;
	const { buildPythonFiles } = await import(packs[name]);
	const { version, files } = await buildPythonFiles();
	const cut = Object.entries(files).map(([file, content]) => cutFile(file, content));
	const manifest = JSON.stringify({ name, version, files: cut.map((each) => each.file) });
	const hash = sha256(manifest);
	const contents = new Map(
		cut.flatMap((each) => [...each.chunks].map(([key, chunk]) => [`${key}.bin`, chunk]))
	);
	contents.set(`${hash}.json`, Buffer.from(manifest));
	await writeAll(folder, contents);
	await mkdir(cache, { recursive: true });
	await writeFile(stampPath, `${stamp} ${hash}`);
	return hash;
}

/**
 * Every file appears whole or not at all, the manifest last, and what the pack no longer has goes.
 * @param {string} folder @param {Map<string, Uint8Array>} contents
 */
async function writeAll(folder, contents) {
	await mkdir(folder, { recursive: true });
	for (const [name, content] of contents) {
		const temporary = join(folder, `${name}.${process.pid}.new`);
		await writeFile(temporary, content);
		await rename(temporary, join(folder, name));
	}
	const old = (await readdir(folder)).filter((name) => !contents.has(name) && !name.endsWith('.new'));
	await Promise.all(old.map((name) => rm(join(folder, name))));
}

async function digestInputs() {
	const names = (await readdir(scripts)).sort();
	const texts = await Promise.all(names.map((name) => readFile(join(scripts, name), 'utf8')));
	const pyodide = JSON.parse(await readFile('node_modules/pyodide/package.json', 'utf8'));
	return sha256([pyodide.version, ...texts].join('\0'));
}
