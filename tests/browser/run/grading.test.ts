import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestCase } from '#lib/curriculum/exercise.ts';
import { exerciseOf, runProgram, startRunner, warmUp } from './python.ts';

const runner = startRunner();
beforeAll(() => warmUp(runner));
afterAll(() => runner.dispose());

type Expect = TestCase['expect'];
const value = (text: string): Expect => ({
	kind: 'value',
	value: { type: 'int', value: text },
	tolerance: 1e-9
});
const call = (expression: string): TestCase['probe'] => ({ kind: 'call', expression });
const asSolution: Expect = { kind: 'solution', of: 'value', tolerance: 1e-9 };

async function grade(solution: string, tests: readonly Partial<TestCase>[], source: string, seed = 1) {
	return runner.grade(exerciseOf(solution, tests), source, seed);
}

describe('a submission', () => {
	test('passes when every test does', async () => {
		const outcome = await grade(
			'',
			[
				{ probe: call('double(2)'), expect: value('4') },
				{ expect: { kind: 'output', text: 'hi' } },
				{ probe: { kind: 'source', uses: ['return'], avoids: ['sum'] }, expect: { kind: 'source' } },
				{ probe: call('double(None)'), expect: { kind: 'exception', name: 'TypeError' } },
				{
					probe: call('third()'),
					expect: { kind: 'value', value: { type: 'float', value: 0.333 }, tolerance: 0.01 }
				}
			],
			'print("hi")\ndef double(x): return x * 2\ndef third(): return 1 / 3'
		);
		expect(outcome).toMatchObject({ passed: true });
		expect(outcome.ended).toBeUndefined();
		expect(outcome.results.map((result) => result.verdict)).toEqual(Array(5).fill('passed'));
	});

	test('fails by what differs, with both sides shown', async () => {
		const outcome = await grade('', [{ probe: call('f()'), expect: value('4') }], 'def f(): return "4"');
		expect(outcome.passed).toBe(false);
		expect(outcome.results[0]).toMatchObject({ verdict: 'failed', expected: '4', actual: "'4'" });
	});

	test('with an error tells it at every test', async () => {
		const outcome = await grade('', [{ expect: { kind: 'output', text: 'x' } }], 'print("x"');
		expect(outcome.results[0]).toMatchObject({ verdict: 'raised', error: { type: 'SyntaxError', line: 1 } });
	});

	test('gets its input lines and given values, hidden or not', async () => {
		const outcome = await grade(
			'',
			[
				{ input: ['3', '4'], expect: { kind: 'output', text: '7' } },
				{
					hidden: true,
					input: ['5', '6'],
					given: [{ name: 'bonus', literal: '10' }],
					expect: { kind: 'output', text: '21' }
				}
			],
			'bonus = 0\nprint(int(input()) + int(input()) + bonus)'
		);
		expect(outcome.passed).toBe(true);
		expect(outcome.results[1]).toMatchObject({ hidden: true, input: ['5', '6'] });
	});

	test('starts each test from a clean namespace', async () => {
		const source = 'try:\n    seen\n    print("again")\nexcept NameError:\n    seen = 1\n    print("first")';
		const tests = [1, 2].map(() => ({ expect: { kind: 'output', text: 'first' } }) as const);
		expect((await grade('', tests, source)).passed).toBe(true);
	});

	test('that hangs keeps the results before the hang', async () => {
		const tests = [1, 2, 3].map((n) => ({ probe: call(`f(${n})`), expect: value(String(n)) }));
		const outcome = await grade('', tests, 'def f(n):\n    while n == 2: pass\n    return n');
		expect(outcome.results.map((result) => result.verdict)).toEqual(['passed', 'notReached', 'notReached']);
		expect(outcome).toMatchObject({ passed: false, ended: { status: 'timedOut', limitMs: 2000 } });
	});

	test('that floods its output is cut short', async () => {
		const outcome = await grade(
			'',
			[{ expect: { kind: 'output', text: '' } }],
			'while True: print("x" * 1000)'
		);
		expect(outcome).toMatchObject({ passed: false, ended: { status: 'tooMuchOutput' } });
	});

	test('that breaks Python is told so, and the next one is judged', async () => {
		const tests = [{ probe: call('1'), expect: value('1') }];
		const outcome = await grade('', tests, 'class A:\n    def __repr__(self): return repr(self)\nrepr(A())');
		expect(outcome).toMatchObject({ passed: false, ended: { status: 'recursed' } });
		expect((await grade('', tests, '')).passed).toBe(true);
	});
});

describe('as the solution', () => {
	const tests: Partial<TestCase>[] = [
		{ draws: { n: { kind: 'int', low: 2, high: 99 } }, probe: call('square({n})'), expect: asSolution },
		{
			input: ['{w}'],
			draws: { w: { kind: 'word', shortest: 3, longest: 5 } },
			expect: { kind: 'solution', of: 'output', tolerance: 0 }
		}
	];
	const solution = 'def square(n): return n * n\ntry:\n    print(input()[::-1])\nexcept EOFError: pass';

	test('a program that does the same passes with any seed', async () => {
		for (const seed of [1, 2, 3]) expect((await grade(solution, tests, solution, seed)).passed).toBe(true);
	});

	test('a seed always draws the same inputs', async () => {
		const [first, second, other] = [
			await grade(solution, tests, '', 5),
			await grade(solution, tests, '', 5),
			await grade(solution, tests, '', 6)
		];
		const inputs = (outcome: typeof first) =>
			outcome.results.map(({ expression, input }) => [expression, input]);
		expect(inputs(first)).toEqual(inputs(second));
		expect(inputs(first)).not.toEqual(inputs(other));
	});

	test('an answer typed in fails', async () => {
		const outcome = await grade(solution, tests, solution.replace('n * n', '4'), 1);
		expect(outcome.results.map((result) => result.verdict)).toEqual(['failed', 'passed']);
	});
});

test('a submission never meets what a free run left behind', async () => {
	await runProgram(
		runner,
		'import json, os\njson.dumps = lambda x: "spoilt"\nos.environ["LEFT"] = "1"\ntype(json).x = 1'
	);
	const source = 'import json, os\nprint(json.dumps(1), "LEFT" in os.environ)';
	expect((await grade('', [{ expect: { kind: 'output', text: '1 False' } }], source)).passed).toBe(true);
});

test('submissions at the same time are judged apart', async () => {
	const tests = [{ probe: call('x'), expect: value('1') }];
	const [first, second] = await Promise.all([grade('', tests, 'x = 1'), grade('', tests, 'x = 2')]);
	expect([first.passed, second.passed]).toEqual([true, false]);
});
