import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { compileModules } from '../../../scripts/pack/compile-modules.js';
import { buildPythonFiles } from '../../../scripts/pack/python-files.js';
import { readZip, writeStoredZip } from '../../../scripts/pack/stored-zip.js';

type Built = Awaited<ReturnType<typeof buildPythonFiles>>;
let built: Built;
beforeAll(async () => {
	built = await buildPythonFiles();
}, 60_000);

test('the script is a classic script that asks for nothing of a module', () => {
	const script = new TextDecoder().decode(built.files['python.js']);
	expect(() => new Function(script)).not.toThrow();
	expect(script).toContain('globalThis.loadPyodide');
	expect(script).not.toContain('import.meta');
});

test('the standard library keeps every file, what every start imports as compiled, without compression', () => {
	const zip = Buffer.from(built.files['python-stdlib.zip']);
	const files = readZip(zip);
	const sum = files.reduce((total, file) => total + file.bytes.length, 0);
	expect(files.length).toBeGreaterThan(500);
	const names = files.map((file) => file.name);
	expect(names).toContain('json/__init__.pyc');
	expect(names).toContain('tarfile.py');
	expect(names).not.toContain('json/__init__.py');
	expect(zip.length).toBeGreaterThan(sum);
});

test('two builds give the same bytes', async () => {
	const again = await buildPythonFiles();
	expect(again.version).toBe(built.version);
	for (const name of ['python.js', 'python.wasm', 'python-stdlib.zip'] as const) {
		expect(Buffer.compare(Buffer.from(again.files[name]), Buffer.from(built.files[name])), name).toBe(0);
	}
});

test('compiling again gives the same bytes', async () => {
	const library = readZip(await readFile('node_modules/pyodide/python_stdlib.zip'));
	const compiled = writeStoredZip(await compileModules(library));
	expect(Buffer.compare(compiled, Buffer.from(built.files['python-stdlib.zip']))).toBe(0);
}, 60_000);

test('a zip that was written is read back', () => {
	const files = [{ name: 'folder/é.txt', crc: 0x12345678, bytes: Buffer.from('tea') }];
	expect(readZip(writeStoredZip(files))).toEqual(files);
});

test('bytes that are no zip are refused', () => {
	expect(() => readZip(Buffer.from('tea'))).toThrow('not a zip');
});
