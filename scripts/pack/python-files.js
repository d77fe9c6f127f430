import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { cached } from './cached.js';
import { compileModules } from './compile-modules.js';
import { readZip, writeStoredZip } from './stored-zip.js';

const pyodide = dirname(fileURLToPath(import.meta.resolve('pyodide')));

/**
 * The files the Python sandbox is started from: `python.js`, a classic script that sets
 * `globalThis.loadPyodide`; `python.wasm`; and `python-stdlib.zip`, stored without compression because the
 * pack compresses all of it at once, with the modules of every start compiled. The same input gives the same bytes.
 * @returns {Promise<{ version: string, files: Record<'python.js' | 'python.wasm' | 'python-stdlib.zip', Uint8Array> }>}
 */
export async function buildPythonFiles() {
	const [script, wasm, stdlib, version] = await Promise.all([
		bundleScript(),
		readFile(join(pyodide, 'pyodide.asm.wasm')),
		readFile(join(pyodide, 'python_stdlib.zip')),
		readVersion()
	]);
	return {
		version,
		files: {
			'python.js': Buffer.from(script),
			'python.wasm': wasm,
			'python-stdlib.zip': await packLibrary(stdlib)
		}
	};
}

/**
 * Compiling takes seconds, so it is done once for each library and way of compiling.
 * @param {Buffer} library
 */
async function packLibrary(library) {
	const sources = ['compile-modules.js', 'stored-zip.js', '../../workers/python/harness.py'];
	const texts = await Promise.all(sources.map((each) => readFile(new URL(each, import.meta.url))));
	return cached('python-stdlib', [library, ...texts], async () =>
		writeStoredZip(await compileModules(readZip(library)))
	);
}

/** What Pyodide wants to know of its package index: no packages, only that the index fits the build. */
async function readLockFile() {
	const { info } = JSON.parse(await readFile(join(pyodide, 'pyodide-lock.json'), 'utf8'));
	return JSON.stringify({ info, packages: {} });
}

/** @returns {Promise<string>} */
async function readVersion() {
	return JSON.parse(await readFile(join(pyodide, 'package.json'), 'utf8')).version;
}

const entry = '\0python-entry';

/**
 * Chromium starts no module workers from blobs in an opaque origin, so Pyodide's two modules become one
 * classic script. `import.meta.url` serves Pyodide only to find its files, which here arrive as bytes.
 * @returns {Promise<string>}
 */
async function bundleScript() {
	const bundle = await rolldown({
		input: entry,
		platform: 'browser',
		treeshake: false,
		external: /^(node:|ws$)/,
		transform: { define: { 'import.meta.url': '"https://sandbox.invalid/"' } },
		plugins: [{ name: 'python-entry', resolveId: resolveEntry, load: loadEntry }],
		onLog() {}
	});
	const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
	await bundle.close();
	return output[0].code;
}

/** @param {string} id */
function resolveEntry(id) {
	return id === entry ? id : null;
}

/** @param {string} id */
async function loadEntry(id) {
	if (id !== entry) return null;
	return `
		import { loadPyodide } from ${JSON.stringify(join(pyodide, 'pyodide.mjs'))};
		import createPyodideModule from ${JSON.stringify(join(pyodide, 'pyodide.asm.mjs'))};
		const lockFileContents = ${JSON.stringify(await readLockFile())};
		globalThis.loadPyodide = (options) => loadPyodide({ createPyodideModule, lockFileContents, ...options });
	`;
}
