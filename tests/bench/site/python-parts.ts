import type { PythonAssets } from '#lib/run/python-assets.ts';
import type { PythonRunner } from '#lib/run/runners/python.ts';
import type { TestCase } from '#lib/curriculum/exercise.ts';
import { exerciseOf, runProgram, startRunner, warmUp } from '../../browser/run/python.ts';
import { timeOf } from './time.ts';

const source = 'def double(x):\n    return 2 * x';
const checks = Array.from({ length: 10 }, (_, n): Partial<TestCase> => {
	const value = { type: 'int', value: String(2 * n) } as const;
	return {
		probe: { kind: 'call', expression: `double(${n})` },
		expect: { kind: 'value', value, tolerance: 1e-9 }
	};
});

async function loadAssets(): Promise<PythonAssets> {
	const fetchFile = (name: string) => fetch(`/_app/immutable/pyodide/${name}`);
	const bytes = async (name: string) => (await fetchFile(name)).arrayBuffer();
	return {
		version: await (await fetchFile('version')).text(),
		script: await bytes('python.js'),
		wasm: await bytes('python.wasm'),
		stdlib: await bytes('python-stdlib.zip')
	};
}

/** The app's Python without its pages: with no spare interpreter, and with one. */
export async function openPythonParts() {
	const bare = startRunner({ assets: loadAssets, spares: 0 });
	const whole = startRunner({ assets: loadAssets, spares: 1 });
	for (const runner of [bare, whole]) await warmUp(runner);
	await runProgram(bare, 'pass');
	return {
		fresh: () => timeFresh(bare),
		async graded() {
			const exercise = exerciseOf('', checks);
			let passed = false;
			const took = await timeOf(async () => (passed = (await whole.grade(exercise, source, 1)).passed));
			if (!passed) throw new Error('The checks should have passed.');
			return took;
		}
	};
}

/** From the end of a hung program to the first output of the next, for which an interpreter must be started. */
async function timeFresh(runner: PythonRunner): Promise<number> {
	let stoppedAt = 0;
	await runProgram(runner, 'print(1)\nwhile True: pass', {
		onPiece(_, handle) {
			stoppedAt = performance.now();
			handle.stop();
		}
	});
	let printedAt = 0;
	await runProgram(runner, 'print(1 + 1)', { onPiece: () => (printedAt = performance.now()) });
	return printedAt - stoppedAt;
}
