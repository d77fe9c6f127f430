import { expect, test } from 'vitest';
import type { Value } from '#lib/curriculum/value.ts';
import { isSameValue, normaliseOutput, pickLine } from '#lib/run/compare.ts';

const int = (value: number): Value => ({ type: 'int', value: String(value) });
const float = (value: number | 'nan' | 'inf'): Value => ({ type: 'float', value });
const str = (value: string): Value => ({ type: 'str', value });
const list = (...items: Value[]): Value => ({ type: 'list', items });
const set = (...items: Value[]): Value => ({ type: 'set', items });
const dict = (...entries: [Value, Value][]): Value => ({ type: 'dict', entries });
const other: Value = { type: 'other', name: 'A', repr: 'A()' };

test.each([
	[int(3), int(3)],
	[float(0.1 + 0.2), float(0.3)],
	[float(1e20), float(1e20 + 1e5)],
	[float(0), float(1e-10)],
	[float('nan'), float('nan')],
	[list(int(1), str('a')), list(int(1), str('a'))],
	[set(int(1), int(2)), set(int(2), int(1))],
	[dict([str('a'), int(1)], [str('b'), list()]), dict([str('b'), list()], [str('a'), int(1)])]
])('%j is the same as %j', (expected, actual) => {
	expect(isSameValue(expected, actual, 1e-9)).toBe(true);
});

test.each<[Value, Value]>([
	[int(3), float(3)],
	[int(1), { type: 'bool', value: true }],
	[str('3'), int(3)],
	[float(0.31), float(0.3)],
	[float('inf'), float(1e308)],
	[float('nan'), float(0)],
	[list(int(1)), { type: 'tuple', items: [int(1)] }],
	[list(int(1), int(2)), list(int(2), int(1))],
	[list(int(1)), list(int(1), int(1))],
	[set(int(1), int(2)), set(int(1), int(1))],
	[dict([str('a'), int(1)]), dict([str('a'), int(2)])],
	[dict([str('a'), int(1)]), dict()],
	[{ type: 'none' }, { type: 'bool', value: false }],
	[other, other]
])('%j is not the same as %j', (expected, actual) => {
	expect(isSameValue(expected, actual, 1e-9)).toBe(false);
});

test('a tolerance of its own widens what counts as close', () => {
	expect(isSameValue(float(3.14), float(3.15), 0.01)).toBe(true);
	expect(isSameValue(float(3.14), float(3.3), 0.01)).toBe(false);
});

test('spaces at line ends and newlines at the end do not matter', () => {
	expect(normaliseOutput('a  \r\n b\t\n\n')).toBe('a\n b');
});

test('lines are counted from one', () => {
	expect(pickLine('a\nb\n', 2)).toBe('b');
	expect(pickLine('a\nb\n', 3)).toBeUndefined();
});
