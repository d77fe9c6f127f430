import { expect, it } from 'vitest';
import { drawTest, expandTests, findPlaceholders } from '#lib/curriculum/draw.ts';
import type { CodeExercise, Draw, TestCase } from '#lib/curriculum/exercise.ts';

const test = (part: Partial<TestCase> & { draws: Record<string, Draw> }): TestCase => ({
	label: 'It works',
	hidden: false,
	input: [],
	given: [],
	probe: { kind: 'program' },
	expect: { kind: 'solution', of: 'output', tolerance: 1e-9 },
	...part
});

const int: Draw = { kind: 'int', low: 2, high: 9 };
const word: Draw = { kind: 'word', shortest: 3, longest: 5 };
/** Gives 0.5 for ever. */
const half = () => 0.5;

it('puts a drawn number into the call, the input lines and the given values', () => {
	const drawn = drawTest(
		test({
			draws: { n: int },
			probe: { kind: 'call', expression: 'double({n})' },
			input: ['{n} cups'],
			given: [{ name: 'cups', literal: '{n}' }]
		}),
		half
	);
	expect(drawn.probe).toEqual({ kind: 'call', expression: 'double(6)' });
	expect(drawn.input).toEqual(['6 cups']);
	expect(drawn.given).toEqual([{ name: 'cups', literal: '6' }]);
	expect(drawn.draws).toEqual({});
});

it('writes a word as a string in code, and bare inside quotes and in input lines', () => {
	const drawn = drawTest(
		test({
			draws: { w: word },
			probe: { kind: 'call', expression: "greet({w}) + greet('Hi {w}')" },
			input: ['{w}']
		}),
		half
	);
	expect(drawn.input).toEqual(['nini']);
	expect(drawn.probe).toEqual({ kind: 'call', expression: "greet('nini') + greet('Hi nini')" });
});

it('draws a list of numbers', () => {
	const draws = { xs: { kind: 'ints', count: 3, low: -1, high: 1 } } as const;
	const drawn = drawTest(test({ draws, probe: { kind: 'call', expression: 'sum({xs})' } }), half);
	expect(drawn.probe).toEqual({ kind: 'call', expression: 'sum([0, 0, 0])' });
});

it('reaches both ends of a range and never leaves it', () => {
	const values = Array.from({ length: 100 }, (_, index) => index / 100).map(
		(random) => drawTest(test({ draws: { n: int }, input: ['{n}'] }), () => random).input[0]
	);
	expect([...new Set(values)].toSorted()).toEqual(['2', '3', '4', '5', '6', '7', '8', '9']);
});

it('leaves a set and a dict in the call alone', () => {
	const probe = { kind: 'call', expression: "count({a, b}, {'n': 1}, {m})" } as const;
	expect(drawTest(test({ draws: { n: int }, probe }), half).probe).toEqual(probe);
});

it('gives the same tests for the same random sequence', () => {
	const exercise = { tests: [test({ draws: { n: int }, input: ['{n}'] })] } as unknown as CodeExercise;
	expect(expandTests(exercise, half)).toEqual(expandTests(exercise, half));
});

it('finds placeholders', () => {
	expect(findPlaceholders('f({a}, { b }, {1}, {c_2})')).toEqual(['a', 'c_2']);
});
