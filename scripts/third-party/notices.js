import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages } from './list.js';

/** @typedef {import('./list.js').Package} Package */

const line = '-'.repeat(80);

const beginning = `Glim is under the MIT licence, its lessons and exercises under CC BY 4.0. It stands on the work of others. This is
what a finished copy of Glim may contain, and under which licences. The texts follow the list.
`;

/**
 * The text of `static/third-party.txt`, which goes out with every copy of the app.
 * @param {string} root the project's folder, with its packages installed
 */
export function writeNotices(root) {
	const packages = listPackages(root);
	const pyodide = JSON.parse(readFileSync(join(root, 'node_modules/pyodide/package.json'), 'utf8'));
	const python = readFileSync(join(root, 'scripts/third-party/python.txt'), 'utf8').trim();
	const list = packages.map(({ name, version, licence }) => `${name} ${version}  ${licence}`);
	const all = [...list, `pyodide ${pyodide.version}  ${pyodide.license}`].sort();
	const texts = [...groupByText(packages), { names: [`pyodide ${pyodide.version}`], text: python }];
	return `${beginning}\n${all.join('\n')}\n${texts.map(writeText).join('')}`;
}

/** Packages with one and the same text share it. @param {readonly Package[]} packages */
function groupByText(packages) {
	/** @type {Map<string, string[]>} */
	const names = new Map();
	for (const { name, version, text } of packages) {
		names.set(text, [...(names.get(text) ?? []), `${name} ${version}`]);
	}
	return [...names].map(([text, group]) => ({ names: group, text }));
}

/** @param {{ names: readonly string[], text: string }} group */
function writeText({ names, text }) {
	return `\n${line}\n${names.join('\n')}\n${line}\n\n${text}\n`;
}
