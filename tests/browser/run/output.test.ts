import { afterAll, describe, expect, test } from 'vitest';
import { runProgram, startRunner } from './python.ts';

const runner = startRunner();
afterAll(() => runner.dispose());

describe('output', () => {
	test('arrives in the order of printing, both streams together', async () => {
		const source =
			'import sys\nfor i in range(3):\n    print(i)\n    print("e", i, file=sys.stderr)\nsys.stdout.buffer.write(b"raw")';
		const { outcome, text, errors } = await runProgram(runner, source);
		expect(outcome.status).toBe('finished');
		expect(text).toBe('0\ne 0\n1\ne 1\n2\ne 2\nraw');
		expect(errors).toBe('e 0\ne 1\ne 2\n');
	});

	test('printed before a hang is seen, also an unfinished line', async () => {
		const seen: string[] = [];
		const { outcome } = await runProgram(
			runner,
			'print("first")\nprint("second", end="")\nwhile True: pass',
			{
				onPiece: (piece, handle) => {
					seen.push(piece);
					if (seen.join('').endsWith('second')) handle.stop();
				}
			}
		);
		expect(outcome).toEqual({ status: 'stopped' });
		expect(seen.join('')).toBe('first\nsecond');
	});

	test('keeps characters of every kind', async () => {
		const { text } = await runProgram(runner, 'print("é日🐟\\x00\\u2028")');
		expect(text).toBe('é日🐟\x00\u2028\n');
	});

	test('of a callback after the end of its run is not heard', async () => {
		const source =
			'import asyncio\nasync def late():\n    print("late")\nasyncio.ensure_future(late())\nprint("on time")';
		await runProgram(runner, source);
		const { text } = await runProgram(
			runner,
			'import asyncio\nasyncio.run(asyncio.sleep(0.05))\nprint("next")'
		);
		expect(text).toBe('next\n');
	});
});

describe('an error', () => {
	test('of the program is an outcome with its place', async () => {
		const { outcome, text } = await runProgram(runner, 'print("before")\nx = [1][3]');
		expect(text).toBe('before\n');
		expect(outcome).toMatchObject({
			status: 'failed',
			error: { type: 'IndexError', message: 'list index out of range', file: 'main.py', line: 2 }
		});
	});

	test('of syntax is an outcome too', async () => {
		const { outcome } = await runProgram(runner, 'if True\n    pass');
		expect(outcome).toMatchObject({ status: 'failed', error: { type: 'SyntaxError', line: 1 } });
	});

	test('in a second file names that file', async () => {
		const files = [
			{ path: 'main.py', text: 'import shop\nshop.sell()' },
			{ path: 'shop.py', text: '\ndef sell():\n    raise KeyError("tea")' }
		];
		const { outcome } = await runProgram(runner, '', { files });
		expect(outcome).toMatchObject({ status: 'failed', error: { file: 'shop.py', line: 3 } });
	});
});

describe('the next run', () => {
	test.each([['a variable', 'x = 1', 'print(x)', 'NameError']])(
		'does not see %s',
		async (_, first, second, error) => {
			await runProgram(runner, first);
			const { outcome } = await runProgram(runner, second);
			expect(outcome).toMatchObject({ status: 'failed', error: { type: error } });
		}
	);

	test('draws other random numbers', async () => {
		const source = 'import random\nprint(random.random())';
		const first = await runProgram(runner, source);
		const second = await runProgram(runner, source);
		expect(first.text).not.toBe(second.text);
	});
});
