import { describe, expect, test } from 'vitest';
import type { CodeExercise, TestCase } from '#lib/curriculum/exercise.ts';
import { judgeTest, judgeTests, planTests } from '#lib/run/grade.ts';
import type { Observation } from '#lib/run/outcome.ts';

const plain = { label: 'it works', hidden: false, input: [], given: [], draws: {} };

function callTest(expect: TestCase['expect'], expression = 'f(2)'): TestCase {
	return { ...plain, probe: { kind: 'call', expression }, expect };
}

function programTest(expect: TestCase['expect']): TestCase {
	return { ...plain, probe: { kind: 'program' }, expect };
}

function returned(value: string, printed = ''): Observation {
	return { kind: 'value', value: { type: 'int', value }, printed };
}

function raised(type: string, phase: 'program' | 'call' = 'call'): Observation {
	return { kind: 'raised', phase, printed: '', error: { type, message: 'no', traceback: '' } };
}

const four: TestCase['expect'] = { kind: 'value', value: { type: 'int', value: '4' }, tolerance: 1e-9 };
const asSolution: TestCase['expect'] = { kind: 'solution', of: 'value', tolerance: 1e-9 };

describe('a value', () => {
	test('passes when it is the same', () => {
		expect(judgeTest(callTest(four), 3, '', returned('4', 'hi'), undefined)).toEqual({
			index: 3,
			label: 'it works',
			hidden: false,
			input: [],
			given: [],
			expression: 'f(2)',
			verdict: 'passed',
			expected: '4',
			actual: '4',
			printed: 'hi'
		});
	});

	test('fails with both shown when it differs', () => {
		const result = judgeTest(callTest(four), 0, '', returned('5'), undefined);
		expect(result).toMatchObject({ verdict: 'failed', expected: '4', actual: '5' });
	});

	test('is raised when an error came instead', () => {
		const result = judgeTest(callTest(four), 0, '', raised('TypeError'), undefined);
		expect(result).toMatchObject({ verdict: 'raised', expected: '4', actual: 'TypeError: no' });
	});

	test('is not reached when the run ended before', () => {
		const result = judgeTest(callTest(four), 0, '', undefined, undefined);
		expect(result).toMatchObject({ verdict: 'notReached', expected: '4', actual: '' });
	});
});

describe('an output', () => {
	const tea: TestCase['expect'] = { kind: 'output', text: 'tea\ncake' };

	test.each([
		['tea\ncake\n', 'passed'],
		['tea  \ncake\n\n', 'passed'],
		['tea\n\ncake', 'failed'],
		[' tea\ncake', 'failed']
	])('%j is %s', (printed, verdict) => {
		expect(judgeTest(programTest(tea), 0, '', returned('0', printed), undefined).verdict).toBe(verdict);
	});

	test('one line of it can be asked for', () => {
		const second = programTest({ kind: 'output', text: 'cake', line: 2 });
		expect(judgeTest(second, 0, '', returned('0', 'tea\ncake\nmilk'), undefined).verdict).toBe('passed');
		expect(judgeTest(second, 0, '', returned('0', 'cake'), undefined)).toMatchObject({
			verdict: 'failed',
			actual: ''
		});
	});
});

describe('an exception', () => {
	const valueError: TestCase['expect'] = { kind: 'exception', name: 'ValueError' };

	test('passes when the call raises it', () => {
		expect(judgeTest(callTest(valueError), 0, '', raised('ValueError'), undefined).verdict).toBe('passed');
	});

	test('does not pass when the program raised it before the call', () => {
		expect(judgeTest(callTest(valueError), 0, '', raised('ValueError', 'program'), undefined).verdict).toBe(
			'raised'
		);
	});

	test('passes when a program test raises it', () => {
		const result = judgeTest(programTest(valueError), 0, '', raised('ValueError', 'program'), undefined);
		expect(result.verdict).toBe('passed');
	});

	test('fails when a value came instead, or another exception', () => {
		expect(judgeTest(callTest(valueError), 0, '', returned('4'), undefined)).toMatchObject({
			verdict: 'failed',
			expected: 'ValueError',
			actual: '4'
		});
		expect(judgeTest(callTest(valueError), 0, '', raised('KeyError'), undefined).verdict).toBe('raised');
	});
});

describe('as the solution', () => {
	test('compares with what the solution gave', () => {
		expect(judgeTest(callTest(asSolution), 0, '', returned('7'), returned('7')).verdict).toBe('passed');
		expect(judgeTest(callTest(asSolution), 0, '', returned('7'), returned('8'))).toMatchObject({
			verdict: 'failed',
			expected: '8'
		});
	});

	test('never passes without the solution', () => {
		expect(judgeTest(callTest(asSolution), 0, '', returned('7'), undefined).verdict).toBe('failed');
	});

	test('a solution that raises expects the same exception', () => {
		expect(judgeTest(callTest(asSolution), 0, '', raised('KeyError'), raised('KeyError')).verdict).toBe(
			'passed'
		);
		expect(judgeTest(callTest(asSolution), 0, '', returned('7'), raised('KeyError'))).toMatchObject({
			verdict: 'failed',
			expected: 'KeyError'
		});
	});

	test('can compare outputs', () => {
		const printing = programTest({ kind: 'solution', of: 'output', tolerance: 0 });
		expect(judgeTest(printing, 0, '', returned('0', 'a\n'), returned('0', 'a')).verdict).toBe('passed');
	});
});

describe('the source', () => {
	const shape: TestCase = {
		...plain,
		probe: { kind: 'source', uses: ['for', 'total'], avoids: ['sum'] },
		expect: { kind: 'source' }
	};

	test('passes by names outside strings and comments', () => {
		expect(judgeTest(shape, 0, 'total = 0\nfor x in []: pass # sum', undefined, undefined).verdict).toBe(
			'passed'
		);
	});

	test('says what is missing and what is forbidden', () => {
		expect(judgeTest(shape, 0, 'total = sum([])\n"for"', undefined, undefined)).toMatchObject({
			verdict: 'failed',
			missing: ['for'],
			forbidden: ['sum']
		});
	});
});

test('what goes into the sandbox holds no expected value', () => {
	const exercise: CodeExercise = {
		...{ kind: 'code', id: 'python/a/b', title: '', language: 'python', skill: 'python/a', skills: [] },
		...{ level: 1, minutes: 1, version: '', task: [], hints: [], misconceptions: [], after: [] },
		starter: '',
		solution: 'f = len',
		tests: [
			callTest({ kind: 'value', value: { type: 'str', value: 'SECRET' }, tolerance: 0 }),
			{ ...callTest(asSolution, 'f({n})'), draws: { n: { kind: 'int', low: 5, high: 9 } } },
			{ ...plain, probe: { kind: 'source', uses: ['f'], avoids: [] }, expect: { kind: 'source' } }
		]
	};
	const plan = planTests(exercise, () => 0.5);
	expect(JSON.stringify(plan.probes)).not.toContain('SECRET');
	expect(plan.probes.map((probe) => probe.index)).toEqual([0, 1]);
	expect(plan.solutionProbes).toEqual([
		{ index: 1, input: [], given: [], probe: { kind: 'call', expression: 'f(7)' } }
	]);
	const results = judgeTests(plan, 'f = 1', new Map([[1, returned('7')]]), new Map([[1, returned('7')]]));
	expect(results.map((result) => result.verdict)).toEqual(['notReached', 'passed', 'passed']);
});
