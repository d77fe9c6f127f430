import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram, startRunner, warmUp } from './python.ts';

const runner = startRunner();
beforeAll(() => warmUp(runner));
afterAll(() => runner.dispose());

const short = { wallMs: 400 };
const endless: readonly [string, string][] = [
	['a loop in Python', 'while True: pass'],
	['a sum in C', 'sum(range(10**12))'],
	['a power of large integers', 'x = 7 ** (10 ** 8)'],
	['a regular expression', 'import re\nre.match("(a+)+$", "a" * 40 + "b")'],
	['a sleep', 'import time\ntime.sleep(1000)'],
	['an asynchronous sleep', 'import asyncio\nasyncio.run(asyncio.sleep(1000))'],
	[
		'a loop that catches everything',
		'while True:\n    try:\n        while True: pass\n    except BaseException: pass'
	]
];

describe('the time limit ends', () => {
	test.each(endless)('%s', async (_, source) => {
		const { outcome } = await runProgram(runner, source, { limits: { ...short } });
		expect(outcome).toEqual({ status: 'timedOut', limitMs: 400 });
	});
});

describe('Stop ends', () => {
	test.each(endless)('%s', async (_, source) => {
		const { outcome } = await runProgram(runner, `print("on")\n${source}`, {
			onPiece: (__, handle) => handle.stop()
		});
		expect(outcome).toEqual({ status: 'stopped' });
		expect((await runProgram(runner, 'print("next")')).text).toBe('next\n');
	});

	test('a run that has not begun', async () => {
		const handle = runner.run(
			{ files: [{ path: 'main.py', text: 'print(1)' }], entry: 'main.py', input: [] },
			{ onOutput: () => undefined }
		);
		handle.stop();
		expect(await handle.done).toEqual({ status: 'stopped' });
	});

	test('nothing when the run is over', async () => {
		const handle = runner.run(
			{ files: [{ path: 'main.py', text: 'print(1)' }], entry: 'main.py', input: [] },
			{ onOutput: () => undefined }
		);
		expect((await handle.done).status).toBe('finished');
		handle.stop();
		expect((await handle.done).status).toBe('finished');
	});
});

test('a slow program is announced and can be given as long again', async () => {
	let asked = 0;
	const { outcome, text } = await runProgram(runner, 'import time\ntime.sleep(0.7)\nprint("done")', {
		limits: { wallMs: 500 },
		onSlow: (handle) => {
			asked += 1;
			handle.extend();
		}
	});
	expect(outcome.status).toBe('finished');
	expect(text).toBe('done\n');
	expect(asked).toBeGreaterThan(0);
});

test.each([
	['lines', 'while True: print("x")', 50],
	['characters', 'while True: print("x" * 1000, end="")', 0]
])('endless output ends at the limit of %s, and what came before is shown', async (_, source, lines) => {
	const { outcome, text } = await runProgram(runner, source, {
		limits: { outputLines: 50, outputBytes: 20_000 }
	});
	expect(outcome.status).toBe('tooMuchOutput');
	expect(text.length).toBeGreaterThanOrEqual(lines * 2);
	expect(text.length).toBeLessThan(25_000);
});

describe('memory', () => {
	const limits = { memoryBytes: 96 * 1024 * 1024 };

	test.each([
		['one large list', 'x = [0] * 10**9'],
		['a growing list', 'x = []\nwhile True: x.append("y" * 10**6)'],
		['a large text', 'x = "y" * 10**9']
	])('%s ends at the limit', async (_, source) => {
		const { outcome } = await runProgram(runner, source, { limits });
		expect(outcome).toEqual({ status: 'outOfMemory', limitBytes: limits.memoryBytes });
	});

	test('a MemoryError can be caught', async () => {
		const source = 'try:\n    x = [0] * 10**9\nexcept MemoryError:\n    print("caught")';
		const { outcome, text } = await runProgram(runner, source, { limits });
		expect(outcome.status).toBe('finished');
		expect(text).toBe('caught\n');
	});
});

describe('recursion', () => {
	test('without an end is told apart from other errors', async () => {
		const { outcome } = await runProgram(runner, 'def f(n):\n    return f(n + 1)\nf(0)');
		expect(outcome).toMatchObject({ status: 'recursed', error: { type: 'RecursionError', line: 2 } });
	});

	test.each([
		['through __repr__', 'class A:\n    def __repr__(self): return repr(self)\nprint(A())'],
		['through nested JSON', 'import json\njson.loads("[" * 100000)'],
		['past a raised limit', 'import sys\nsys.setrecursionlimit(10**7)\ndef f(n): return f(n + 1)\nf(0)']
	])('%s ends, and the next program runs', async (_, source) => {
		const { outcome } = await runProgram(runner, source);
		expect(outcome.status).toBe('recursed');
		expect((await runProgram(runner, 'print("next")')).text).toBe('next\n');
	});
});
