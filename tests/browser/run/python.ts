import type { CodeExercise, TestCase } from '#lib/curriculum/exercise.ts';
import type { RunOutcome } from '#lib/run/outcome.ts';
import type { PythonAssets } from '#lib/run/python-assets.ts';
import type { Program, RunHandle } from '#lib/run/runner.ts';
import { createPythonRunner } from '#lib/run/runners/python.ts';
import type { Diagnostic, PythonRunner, PythonRunnerParts } from '#lib/run/runners/python.ts';
import type { SnapshotStore } from '#lib/run/snapshot-store.ts';

/** The Python files, whole and fresh at each call, as the pack download gives them. */
export async function loadAssets(): Promise<PythonAssets> {
	const bytes = async (name: string) => (await fetch(`/__python/${name}`)).arrayBuffer();
	const version = await (await fetch('/__python/version')).text();
	const [script, wasm, stdlib] = await Promise.all([
		bytes('python.js'),
		bytes('python.wasm'),
		bytes('python-stdlib.zip')
	]);
	return { version, script, wasm, stdlib };
}

/** A store in memory, for tests that are not about storing. */
export function memoryStore(): SnapshotStore & { readonly kept: Map<string, ArrayBuffer> } {
	const kept = new Map<string, ArrayBuffer>();
	return {
		kept,
		get: async (key) => kept.get(key)?.slice(0) ?? null,
		put: async (key, bytes) => {
			kept.set(key, bytes);
			return true;
		},
		delete: async (key) => void kept.delete(key)
	};
}

export interface TestRunner extends PythonRunner {
	readonly diagnostics: Diagnostic[];
}

export function startRunner(parts: Partial<PythonRunnerParts> = {}): TestRunner {
	const diagnostics: Diagnostic[] = [];
	const runner = createPythonRunner({
		assets: loadAssets,
		snapshots: memoryStore(),
		onDiagnostic: (diagnostic) => void diagnostics.push(diagnostic),
		snapshotAfterMs: null,
		...parts
	});
	return Object.assign(runner, { diagnostics });
}

/** Makes the snapshot first: a test file that uses up many interpreters is then done sooner. */
export async function warmUp(runner: PythonRunner): Promise<void> {
	await runner.prepare();
	if (!(await runner.keepSnapshot())) throw new Error('No snapshot could be made.');
}

export interface Ran {
	readonly outcome: RunOutcome;
	/** All output in order; what the error stream got stands in `errors` too. */
	readonly text: string;
	readonly errors: string;
	readonly pieces: readonly string[];
}

export interface Watching extends Partial<Omit<Program, 'files'>> {
	readonly files?: Program['files'];
	readonly answers?: readonly (string | null)[];
	readonly onPiece?: (text: string, handle: RunHandle) => void;
	readonly onSlow?: (handle: RunHandle) => void;
}

/** Runs one program to its end. */
export async function runProgram(
	runner: PythonRunner,
	source: string,
	watching: Watching = {}
): Promise<Ran> {
	const { answers, onPiece, onSlow, ...program } = watching;
	const left = [...(answers ?? [])];
	const pieces: string[] = [];
	let errors = '';
	const handle: RunHandle = runner.run(
		{ files: [{ path: 'main.py', text: source }], entry: 'main.py', input: [], ...program },
		{
			onOutput: (stream, text) => {
				pieces.push(text);
				if (stream === 'stderr') errors += text;
				onPiece?.(text, handle);
			},
			...(answers ? { onInput: async () => left.shift() ?? null } : {}),
			onSlow: () => onSlow?.(handle)
		}
	);
	const outcome = await handle.done;
	return { outcome, text: pieces.join(''), errors, pieces };
}

/** A code exercise with these tests. */
export function exerciseOf(solution: string, tests: readonly Partial<TestCase>[]): CodeExercise {
	return {
		...{ kind: 'code', id: 'python/a/b', title: '', language: 'python', skill: 'python/a', skills: [] },
		...{ level: 1, minutes: 1, version: '', task: [], hints: [], misconceptions: [], after: [] },
		starter: '',
		solution,
		tests: tests.map((test, index) => ({
			label: `test ${index}`,
			hidden: false,
			input: [],
			given: [],
			draws: {},
			probe: { kind: 'program' },
			expect: { kind: 'output', text: '' },
			...test
		}))
	};
}
