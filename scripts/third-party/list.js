import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, license?: string, dependencies?: Record<string, string> }} Entry */
/** @typedef {{ packages: Record<string, Entry> }} Lock */

/** @typedef {{ name: string, version: string, licence: string, text: string }} Package */

/** Of what Glim is built with, this leaves code or files of its own in the finished site. */
const builders = [
	'@inlang/paraglide-js',
	'@sveltejs/kit',
	'clsx',
	'devalue',
	'esm-env',
	'rolldown',
	'svelte',
	'vite'
];

/** What may ship beside code under the MIT licence without changing the terms of that code. */
const accepted = [
	'(MIT OR CC0-1.0)',
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'ISC',
	'MIT',
	'MPL-2.0',
	'OFL-1.1',
	'Unlicense'
];

/**
 * The packages a build may contain: the dependencies with theirs, and what the builders add. More may be listed
 * than one build has, never less. Pyodide is treated apart, since its package does not bring its licences.
 * @param {string} root the project's folder, with its packages installed
 * @returns {readonly Package[]} by name
 */
export function listPackages(root) {
	/** @type {Lock} */
	const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	const paths = new Set(builders.map((name) => `node_modules/${name}`));
	for (const name of Object.keys(lock.packages['']?.dependencies ?? {})) follow(lock, '', name, paths);
	return [...paths].sort().map((path) => describe(root, path, lock.packages[path] ?? {}));
}

/** @param {readonly Package[]} packages @returns {readonly Package[]} those that may not ship */
export function findRefused(packages) {
	return packages.filter(({ licence }) => !accepted.includes(licence));
}

/** @param {Lock} lock @param {string} from @param {string} name @param {Set<string>} paths grows */
function follow(lock, from, name, paths) {
	const path = locate(lock, from, name);
	if (path === undefined || paths.has(path)) return;
	paths.add(path);
	for (const next of Object.keys(lock.packages[path]?.dependencies ?? {})) follow(lock, path, next, paths);
}

/**
 * Where a package finds another: beside its own dependencies, else further up.
 * @param {Lock} lock @param {string} from @param {string} name @returns {string | undefined}
 */
function locate(lock, from, name) {
	const path = `${from}${from && '/'}node_modules/${name}`;
	if (path in lock.packages) return path;
	if (from === '') return undefined;
	return locate(lock, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** @param {string} root @param {string} path @param {Entry} entry @returns {Package} */
function describe(root, path, { version = '', license }) {
	const text = readTexts(join(root, path));
	const licence = license ?? (/\bMIT License\b/.test(text) ? 'MIT' : 'unknown');
	return { name: path.slice(path.lastIndexOf('node_modules/') + 13), version, licence, text };
}

/** @param {string} folder @returns {string} the licence and the notice in it, in this order */
function readTexts(folder) {
	return readdirSync(folder)
		.filter((file) => /^(licen[cs]e|notice)/i.test(file))
		.sort()
		.map((file) => dropBundled(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')).trim())
		.join('\n\n');
}

/** Without the licences of what a build tool has packed into itself: none of that reaches the site. @param {string} text */
function dropBundled(text) {
	return text.split(/^# Licenses of bundled dependencies$/m)[0] ?? text;
}
