import { afterEach, expect, test } from 'vitest';
import { AssetsUnavailable } from '#lib/run/python-assets.ts';
import type { PythonAssets } from '#lib/run/python-assets.ts';
import type { RunnerStatus } from '#lib/run/runner.ts';
import { exerciseOf, loadAssets, runProgram, startRunner } from './python.ts';
import type { TestRunner } from './python.ts';

const runners: TestRunner[] = [];
function start(...parts: Parameters<typeof startRunner>): TestRunner {
	const runner = startRunner(...parts);
	runners.push(runner);
	return runner;
}
afterEach(() => runners.splice(0).forEach((runner) => runner.dispose()));

function frames(): readonly HTMLIFrameElement[] {
	return [...document.querySelectorAll('iframe')];
}

const program = (text: string) => ({ files: [{ path: 'main.py', text }], entry: 'main.py', input: [] });

test('the status tells the download, the start and that it is ready', async () => {
	const seen: RunnerStatus[] = [];
	const runner = start({
		assets: async (onProgress) => {
			onProgress(5, 10);
			return loadAssets();
		}
	});
	const unsubscribe = runner.subscribe(() => seen.push(runner.status));
	expect(runner.status).toEqual({ state: 'idle' });
	await runner.prepare();
	unsubscribe();
	expect(seen.map(({ state }) => state)).toEqual(['downloading', 'downloading', 'starting', 'ready']);
	expect(seen[1]).toEqual({ state: 'downloading', loadedBytes: 5, totalBytes: 10 });
	expect(runner.status).toMatchObject({ version: expect.stringMatching(/^314\./), interactiveInput: true });
});

test('a run and a submission can be asked for before Python is there', async () => {
	const runner = start();
	const exercise = exerciseOf('', [{ expect: { kind: 'output', text: '1' } }]);
	const [ran, graded] = await Promise.all([
		runProgram(runner, 'print(1)'),
		runner.grade(exercise, 'print(1)', 1)
	]);
	expect(ran.text).toBe('1\n');
	expect(graded.passed).toBe(true);
	expect(frames()).toHaveLength(1);
});

test.each(['offline', 'damaged'] as const)(
	'files that are %s are a status and an outcome, and can be tried again',
	async (reason) => {
		let isThere = false;
		const runner = start({
			assets: async (): Promise<PythonAssets> => {
				if (!isThere) throw new AssetsUnavailable(reason, 'no chunk 7');
				return loadAssets();
			}
		});
		expect((await runProgram(runner, 'print(1)')).outcome).toEqual({
			status: 'crashed',
			reason: 'no chunk 7'
		});
		expect(runner.status).toEqual({ state: 'unavailable', reason, detail: 'no chunk 7' });
		isThere = true;
		expect((await runProgram(runner, 'print(1)')).text).toBe('1\n');
	}
);

test('files that are no Python end in a status, not in a wait', async () => {
	const runner = start({
		assets: async () => ({
			version: '0',
			script: new TextEncoder().encode('not a script at all').buffer,
			wasm: new ArrayBuffer(8),
			stdlib: new ArrayBuffer(8)
		})
	});
	const exercise = exerciseOf('', [{ expect: { kind: 'output', text: '1' } }]);
	const graded = await runner.grade(exercise, 'print(1)', 1);
	expect(graded).toMatchObject({ passed: false, ended: { status: 'crashed' } });
	expect(graded.results[0]?.verdict).toBe('notReached');
	expect(runner.status).toMatchObject({ state: 'unavailable', reason: 'crashed' });
});

test('a frame that is lost while a program runs ends the run, and the next one runs', async () => {
	const runner = start();
	await runner.prepare();
	const { outcome } = await runProgram(runner, 'print("on")\nwhile True: pass', {
		limits: { wallMs: 60_000 },
		onPiece: () => frames()[0]?.remove()
	});
	expect(outcome).toMatchObject({ status: 'crashed' });
	expect((await runProgram(runner, 'print("next")')).text).toBe('next\n');
});

test('after dispose nothing is left of it', async () => {
	const runner = start();
	await runner.prepare();
	const handle = runner.run(program('while True: pass'), { onOutput: () => undefined });
	await new Promise((resolve) => setTimeout(resolve, 100));
	runner.dispose();
	expect(await handle.done).toEqual({ status: 'stopped' });
	expect(frames()).toEqual([]);
});
