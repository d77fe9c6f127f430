import { afterAll, expect, test } from 'vitest';
import { runProgram, startRunner } from './python.ts';

const runner = startRunner();
afterAll(() => runner.dispose());

test('a program waits for the line that is typed', async () => {
	const { outcome, text } = await runProgram(runner, 'name = input("Name? ")\nprint("Hello", name)', {
		answers: ['Ada']
	});
	expect(outcome.status).toBe('finished');
	expect(text).toBe('Name? Hello Ada\n');
});

test('the prompt is what stands on the unfinished line', async () => {
	const prompts: string[] = [];
	const handle = runner.run(
		{
			files: [{ path: 'main.py', text: 'print("a")\nprint("b", end="")\ninput("c? ")\ninput()' }],
			entry: 'main.py',
			input: []
		},
		{ onOutput: () => undefined, onInput: async (prompt) => (prompts.push(prompt), 'x') }
	);
	await handle.done;
	expect(prompts).toEqual(['bc? ', '']);
});

test.each([
	['in a sort key', 'print(sorted([2, 1], key=lambda n: int(input())))', ['5', '3'], '[1, 2]\n'],
	[
		'in a constructor',
		'class A:\n    def __init__(self):\n        self.x = input()\nprint(A().x)',
		['deep'],
		'deep\n'
	],
	['by reading all of stdin', 'import sys\nprint(sys.stdin.read().split())', ['a', 'b', null], "['a', 'b']\n"]
])('input can be asked for %s', async (_, source, answers, text) => {
	expect((await runProgram(runner, source, { answers })).text).toBe(text);
});

test('the end of input is an EOFError', async () => {
	const { outcome } = await runProgram(runner, 'input()', { answers: [null] });
	expect(outcome).toMatchObject({ status: 'failed', error: { type: 'EOFError' } });
});

test('lines given beforehand come first and are echoed', async () => {
	const { text } = await runProgram(runner, 'a = input("A? ")\nb = input("B? ")\nprint(a + b)', {
		input: ['one'],
		answers: ['two']
	});
	expect(text).toBe('A? one\nB? onetwo\n');
});

test('without anybody to ask, input ends', async () => {
	const { outcome, text } = await runProgram(runner, 'print(input())\ninput()', { input: ['given'] });
	expect(text).toBe('given\ngiven\n');
	expect(outcome).toMatchObject({ status: 'failed', error: { type: 'EOFError', line: 2 } });
});

test('the clock stands while the program waits', async () => {
	const handle = runner.run(
		{
			files: [{ path: 'main.py', text: 'print(input())' }],
			entry: 'main.py',
			input: [],
			limits: { wallMs: 300 }
		},
		{
			onOutput: () => undefined,
			onInput: () => new Promise((resolve) => setTimeout(() => resolve('late'), 900))
		}
	);
	expect((await handle.done).status).toBe('finished');
});

test('a program that waits can be stopped', async () => {
	const handle = runner.run(
		{ files: [{ path: 'main.py', text: 'input()' }], entry: 'main.py', input: [] },
		{ onOutput: () => undefined, onInput: () => new Promise(() => handle.stop()) }
	);
	expect(await handle.done).toEqual({ status: 'stopped' });
});
