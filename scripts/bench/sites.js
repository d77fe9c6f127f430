import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildPythonFiles } from '../pack/python-files.js';
import { runCommand } from '../setup/command.js';
import { ensureBuild } from '../setup/build-site.js';
import { createSite, listen } from '../site/serve.js';

/** @typedef {{ app: string, bench: string, close: () => void }} Sites addresses without the last slash */

const bench = resolve('node_modules', '.cache', 'glim', 'bench');
const pyodide = [
	'pyodide.mjs',
	'pyodide.asm.mjs',
	'pyodide.asm.wasm',
	'python_stdlib.zip',
	'pyodide-lock.json'
];

/**
 * Serves the built app, and on another origin the bare pages and the parts that are measured by themselves,
 * both by the project's own static server.
 * @returns {Promise<Sites>}
 */
export async function openSites() {
	if ((await ensureBuild()) !== 0) throw new Error('Glim could not be built; the reason is above.');
	await buildBench();
	const app = await listen(createSite('build', ''), 0, 'localhost');
	const other = await listen(createSite(bench, ''), 0, 'localhost');
	return {
		app: `http://localhost:${app.port}`,
		bench: `http://localhost:${other.port}`,
		close: () => [app, other].forEach(({ server }) => server.close().closeAllConnections())
	};
}

/** Pyodide lies under `_app/immutable`, so that the server lets the browser keep it as it does our own files. */
async function buildBench() {
	const config = join('tests', 'bench', 'vite.config.ts');
	const code = await runCommand('npx', [
		'vite',
		'build',
		'-c',
		config,
		'--logLevel',
		'warn',
		'--outDir',
		bench
	]);
	if (code !== 0) throw new Error('The pages of the benchmark could not be built; the reason is above.');
	const folder = join(bench, '_app', 'immutable', 'pyodide');
	await mkdir(folder, { recursive: true });
	await Promise.all(pyodide.map((name) => cp(join('node_modules', 'pyodide', name), join(folder, name))));
	const { version, files } = await buildPythonFiles();
	await writeFile(join(folder, 'version'), version);
	await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
	await writeFile(join(bench, '404.html'), 'There is nothing here.');
}
