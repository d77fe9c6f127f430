import { fromSparse } from '#lib/run/sparse.ts';
import harness from './harness.py';

/** What the harness offers once it is connected. */
export interface Harness {
	/** Runs one graded test; request and observation are JSON. */
	observe(request: string): string;
	/** Runs a program freely; request and ending are JSON. Where the browser can, Python waits for input. */
	explore(request: string): Promise<string>;
	/** The size of Python's memory, in bytes. */
	heapBytes(): number;
	/** From now on, files may grow by so many bytes together. */
	grantFileBytes(bytes: number): void;
	/** Whether Python can wait for a promise, so that input() can ask. */
	readonly asks: boolean;
}

export interface Materials {
	readonly module: WebAssembly.Module;
	readonly stdlib: ArrayBuffer;
	/** A picture of a started Python in the form of `sparse.ts`. */
	readonly snapshot: ArrayBuffer | null;
	readonly photograph: boolean;
}

export interface Connection {
	write(stream: string, text: string): void;
	ask(prompt: string): Promise<string | undefined>;
	/** Python broke beyond repair, as it does when it recurses through C too deeply. */
	die(error: unknown): void;
}

type Callable = ((...args: unknown[]) => unknown) & { callPromising(...args: unknown[]): Promise<unknown> };

interface Python {
	runPython(source: string, options?: { globals?: unknown; filename?: string }): unknown;
	makeMemorySnapshot(): Uint8Array<ArrayBuffer>;
	readonly _api: { on_fatal?: (error: unknown) => void };
	readonly _module: { readonly HEAP8: Int8Array };
	readonly FS: {
		readonly ErrnoError: new (number: number) => Error;
		readonly filesystems: { readonly MEMFS: MemoryFiles };
	};
}

/** Emscripten's files in memory, as far as they grow. */
interface MemoryFiles {
	expandFileStorage(node: { contents?: { length: number } | null }, capacity: number): void;
}

declare global {
	var loadPyodide: ((options: Record<string, unknown>) => Promise<Python>) | undefined;
}

/** Nothing is fetched from here: the name only has to be a whole address. */
const nowhere = 'https://sandbox.invalid/';

/**
 * Starts Python from bytes. Pyodide means to fetch its files; for the time of its start it gets stand-ins
 * for `fetch` and streaming compilation that hand over what is here already.
 */
export async function bootPython(materials: Materials): Promise<Python> {
	const load = globalThis.loadPyodide;
	if (load === undefined) throw new Error('The Python script is missing.');
	const restore = standIn(materials);
	try {
		return await load({
			indexURL: nowhere,
			packageBaseUrl: nowhere,
			stdLibURL: `${nowhere}stdlib.zip`,
			jsglobals: { console: quiet },
			env: { HOME: '/home/learner' },
			stdin: () => undefined,
			stdout: () => undefined,
			stderr: () => undefined,
			...(materials.photograph ? { _makeSnapshot: true } : {}),
			...(materials.snapshot === null ? {} : { _loadSnapshot: fromSparse(materials.snapshot) })
		});
	} finally {
		restore();
	}
}

/** What Python sees as `js.console`. It is no way to print: nobody reads the console of a hidden worker. */
const quiet = Object.freeze({ log: () => undefined, error: () => undefined, warn: () => undefined });

function standIn(materials: Materials): () => void {
	const { instantiateStreaming } = WebAssembly;
	const fetchBefore = globalThis.fetch;
	globalThis.fetch = (address) => Promise.resolve(answer(String(address), materials.stdlib));
	WebAssembly.instantiateStreaming = async (_, imports) => ({
		module: materials.module,
		instance: await WebAssembly.instantiate(materials.module, imports)
	});
	return () => {
		globalThis.fetch = fetchBefore;
		WebAssembly.instantiateStreaming = instantiateStreaming;
	};
}

function answer(address: string, stdlib: ArrayBuffer): Response {
	return new Response(address.endsWith('stdlib.zip') ? stdlib : null);
}

/** Modules that beginners' programs import; in a snapshot they cost nothing. */
const common = [
	...['abc', 'asyncio', 'bisect', 'calendar', 'collections.abc', 'contextlib', 'copy', 'csv', 'dataclasses'],
	...['datetime', 'decimal', 'enum', 'fractions', 'functools', 'heapq', 'inspect', 'itertools', 'json'],
	...['math', 'operator', 'pathlib', 'random', 're', 'shutil', 'statistics', 'string', 'tempfile'],
	...['textwrap', 'time', 'traceback', 'typing', 'unittest']
];

/** Loads the harness into its own module, so that a snapshot carries it along. */
export function loadHarness(python: Python): void {
	const source = JSON.stringify(harness);
	python.runPython(
		`import sys, types\nsys.modules['glim'] = types.ModuleType('glim')\n` +
			`exec(compile(${source}, '<glim>', 'exec'), vars(sys.modules['glim']))\ndel sys, types`
	);
}

/** Takes the picture of a started Python with its harness and the common modules. */
export function photograph(python: Python): ArrayBuffer {
	python.runPython(`import ${common.join(', ')}`);
	python.runPython('globals().clear()');
	loadHarness(python);
	const picture = python.makeMemorySnapshot();
	return picture.buffer.slice(picture.byteOffset, picture.byteOffset + picture.byteLength);
}

/** Connects a started Python, whose harness is loaded, to the screen and the keyboard. */
export function connect(python: Python, connection: Connection): Harness {
	python._api.on_fatal = (error) => connection.die(error);
	const find = (name: string): Callable => {
		const found = python.runPython(`import sys; sys.modules['glim'].${name}`);
		if (!isCallable(found)) throw new Error(`The harness has no ${name}.`);
		return found;
	};
	const asks = 'Suspending' in WebAssembly;
	find('connect')(connection.write, connection.ask, asks);
	const [observe, explore] = [find('observe'), find('explore')];
	return {
		asks,
		observe: (request) => String(observe(request)),
		explore: async (request) => String(await (asks ? explore.callPromising(request) : explore(request))),
		heapBytes: () => python._module.HEAP8.byteLength,
		grantFileBytes: capFiles(python)
	};
}

/** The errno of a full disk, in the numbering of WASI. */
const noSpace = 51;

/** Files lie outside Python's memory and need a cap of their own, met as `OSError: No space left on device`. */
function capFiles({ FS }: Python): (bytes: number) => void {
	let left = Number.POSITIVE_INFINITY;
	const { MEMFS } = FS.filesystems;
	const expand = MEMFS.expandFileStorage.bind(MEMFS);
	MEMFS.expandFileStorage = (node, capacity) => {
		const before = node.contents?.length ?? 0;
		if (capacity > before && capacity - before > left) throw new FS.ErrnoError(noSpace);
		expand(node, capacity);
		left -= (node.contents?.length ?? 0) - before;
	};
	return (bytes) => {
		left = bytes;
	};
}

function isCallable(value: unknown): value is Callable {
	return typeof value === 'function' && 'callPromising' in value;
}
