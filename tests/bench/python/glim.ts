import type { CodeExercise } from '#lib/curriculum/exercise.ts';
import type { PythonAssets } from '#lib/run/python-assets.ts';
import { createPythonRunner } from '#lib/run/runners/python.ts';
import type { Diagnostic } from '#lib/run/runners/python.ts';
import { createSnapshotStore } from '#lib/run/snapshot-store.ts';

/*
 * Our own runner on an empty page, its files from Cache Storage once they have been fetched. `window.glim`
 * has what the bench measures on it; all times are milliseconds.
 */

const screen = document.getElementById('screen');
const diagnostics: Diagnostic[] = [];

async function file(name: string): Promise<ArrayBuffer> {
	const cache = await caches.open('bench-python');
	const stored = await cache.match(name);
	if (stored) return stored.arrayBuffer();
	const bytes = await (await fetch(`/python/${name}`)).arrayBuffer();
	void cache.put(name, new Response(bytes.slice(0)));
	return bytes;
}

async function assets(): Promise<PythonAssets> {
	const [script, wasm, stdlib] = await Promise.all(
		['python.js', 'python.wasm', 'python-stdlib.zip'].map(file)
	);
	if (!script || !wasm || !stdlib) throw new Error('A file is missing.');
	return { version: 'bench', script, wasm, stdlib };
}

const runner = createPythonRunner({
	assets,
	snapshots: createSnapshotStore(),
	onDiagnostic: (diagnostic) => void diagnostics.push(diagnostic),
	snapshotAfterMs: null
});

function run(code: string, onFirst: (text: string) => void) {
	let isFirst = true;
	return runner.run(
		{ files: [{ path: 'main.py', text: code }], entry: 'main.py', input: [] },
		{
			onOutput: (_, text) => {
				if (isFirst) onFirst(text);
				isFirst = false;
			}
		}
	);
}

function firstOutput(code: string): Promise<number> {
	const startedAt = performance.now();
	return new Promise((resolve) => run(code, () => resolve(performance.now() - startedAt)));
}

async function runToPaint(code: string): Promise<number> {
	const startedAt = performance.now();
	await new Promise<void>((resolve) =>
		run(code, (text) => {
			if (screen) screen.textContent = text;
			requestAnimationFrame(() => setTimeout(resolve));
		})
	);
	return performance.now() - startedAt;
}

/** Stops a program that hangs; how long until the next program has printed. */
async function stopToOutput(): Promise<number> {
	let stoppedAt = 0;
	await new Promise<void>((resolve) => {
		const handle = run('print("on")\nwhile True: pass', () => {
			stoppedAt = performance.now();
			handle.stop();
			resolve();
		});
	});
	await firstOutput('print(1)');
	return performance.now() - stoppedAt;
}

/** Ten function calls on an interpreter that nothing has run in. */
async function gradeTen(): Promise<number> {
	const startedAt = performance.now();
	const outcome = await runner.grade(exercise, 'def square(n):\n    return n * n\n', 1);
	if (!outcome.passed) throw new Error(JSON.stringify(outcome));
	return performance.now() - startedAt;
}

const exercise: CodeExercise = {
	...{ kind: 'code', id: 'python/a/b', title: '', language: 'python', skill: 'python/a', skills: [] },
	...{ level: 1, minutes: 1, version: '', task: [], hints: [], misconceptions: [], after: [] },
	starter: '',
	solution: '',
	tests: Array.from({ length: 10 }, (_, n) => ({
		...{ label: '', hidden: false, input: [], given: [], draws: {} },
		probe: { kind: 'call' as const, expression: `square(${n})` },
		expect: { kind: 'value' as const, value: { type: 'int' as const, value: String(n * n) }, tolerance: 0 }
	}))
};

const bench = {
	runToPaint,
	runToOutput: firstOutput,
	stopToOutput,
	gradeTen,
	keepSnapshot: () => runner.keepSnapshot(),
	diagnostics,
	ready: firstOutput('print(1 + 1)').then(() => performance.now())
};
Object.assign(window, { glim: bench });
