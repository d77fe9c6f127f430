import { readFile } from 'node:fs/promises';
import { loadPyodide } from 'pyodide';
import type { Observation } from '#lib/run/outcome.ts';
import type { ProbeRequest } from '#lib/run/grade.ts';

export interface HarnessRequest extends Omit<ProbeRequest, 'index'> {
	readonly files: readonly { readonly path: string; readonly text: string }[];
	readonly entry: string;
	readonly outputLines?: number;
	readonly outputBytes?: number;
}

export interface PythonInNode {
	/** The harness of the sandbox, in the same Python that Glim ships. */
	observe(request: HarnessRequest): Observation | { kind: 'overflow' };
	/** One program named `main.py`. */
	observeProgram(source: string, request: Partial<HarnessRequest>): Observation | { kind: 'overflow' };
	evaluate(expression: string): unknown;
	/** A 2 in the first place of shared memory stops what runs, with a KeyboardInterrupt. */
	setInterruptBuffer(buffer: Int32Array): void;
}

/** Starts the shipped Python with the sandbox's harness in Node, for tests only. */
export async function startPythonInNode(): Promise<PythonInNode> {
	const python = await loadPyodide();
	const namespace = python.globals.get('dict')();
	const path = new URL('../workers/python/harness.py', import.meta.url);
	python.runPython(await readFile(path, 'utf8'), { globals: namespace, filename: '<glim>' });
	const observe = namespace.get('observe');
	const run = (request: HarnessRequest) => JSON.parse(observe(JSON.stringify(request)));
	return {
		observe: run,
		observeProgram: (source, request) =>
			run({
				files: [{ path: 'main.py', text: source }],
				entry: 'main.py',
				input: [],
				given: [],
				probe: { kind: 'program' },
				...request
			}),
		evaluate: (expression) => python.runPython(expression, { globals: namespace }),
		setInterruptBuffer: (buffer) => python.setInterruptBuffer(buffer)
	};
}
