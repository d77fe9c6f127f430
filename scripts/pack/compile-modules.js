import { readFile } from 'node:fs/promises';
import { loadPyodide } from 'pyodide';

/** @typedef {import('./stored-zip.js').ZipFile} ZipFile */

const harness = new URL('../../workers/python/harness.py', import.meta.url);

/**
 * Modules that beginners' programs import. They are compiled beforehand like those that Python needs to
 * start; compiling all others too would make the download longer than the wait it saves.
 */
const common = [
	...['calendar', 'collections', 'copy', 'dataclasses', 'datetime', 'enum', 'functools', 'itertools', 'json'],
	...['math', 'operator', 'random', 're', 'statistics', 'string', 'textwrap', 'time', 'typing']
];

const program = `
import importlib.util, marshal, sys, zlib

def names_of_loaded():
    start = '/lib/python' + ''.join(map(str, sys.version_info[:2])) + '.zip/'
    files = (getattr(module, '__file__', None) for module in list(sys.modules.values()))
    return sorted({file[len(start):] for file in files if isinstance(file, str) and file.startswith(start)})

def compile_module(name, source):
    source = source.to_bytes()
    code = compile(source, '<' + name + '>', 'exec', dont_inherit=True, optimize=0)
    # Flag 1 without 2: the file goes by a hash of its source that nobody checks.
    header = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, 'little') + importlib.util.source_hash(source)
    compiled = header + marshal.dumps(code)
    return compiled, zlib.crc32(compiled)
`;

/**
 * Compiles the modules that every start of Python imports, by the very Python that will import them: that is
 * most of the time a start takes. The rest of the library stays source.
 * @param {readonly ZipFile[]} files of the standard library
 * @returns {Promise<ZipFile[]>} the same files, some as `.pyc`
 */
export async function compileModules(files) {
	// Constant sets are written in the order of their hashes: the same build must give the same bytes.
	const python = await loadPyodide({ env: { PYTHONHASHSEED: '0' } });
	python.runPython(await readFile(harness, 'utf8'), { globals: python.toPy({ __name__: 'harness' }) });
	python.runPython(`import ${common.join(', ')}`);
	python.runPython(program);
	const loaded = new Set(python.globals.get('names_of_loaded')().toJs());
	const compile = python.globals.get('compile_module');
	return files.map((file) => (loaded.has(file.name) ? compileFile(compile, file) : file));
}

/** @param {(name: string, source: Uint8Array) => { toJs(): [Uint8Array, number] }} compile @param {ZipFile} file */
function compileFile(compile, file) {
	const [bytes, crc] = compile(file.name, new Uint8Array(file.bytes)).toJs();
	return { name: `${file.name}c`, crc, bytes: Buffer.from(bytes) };
}
