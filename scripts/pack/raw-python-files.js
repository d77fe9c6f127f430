import { readFile } from 'node:fs/promises';

/** Pyodide's files as its package ships them. */
export async function buildPythonFiles() {
	const read = (/** @type {string} */ name) => readFile(`node_modules/pyodide/${name}`);
	return {
		version: JSON.parse(String(await read('package.json'))).version,
		files: {
			'python.js': await read('pyodide.asm.mjs'),
			'python.wasm': await read('pyodide.asm.wasm'),
			'python-stdlib.zip': await read('python_stdlib.zip')
		}
	};
}
