import type { Value } from '#lib/curriculum/value.ts';

type Float = Extract<Value, { type: 'float' }>['value'];

/**
 * Whether two values are the same value of the same type: 3 is not 3.0 and True is not 1. Sets and
 * dictionaries compare without regard to order. Floats are close when they differ by at most `tolerance`
 * times the larger of 1 and their magnitudes, in the manner of Python's `math.isclose`; nan equals nan, so
 * that a test can ask for it. What has no canonical form equals nothing.
 */
export function isSameValue(expected: Value, actual: Value, tolerance: number): boolean {
	switch (expected.type) {
		case 'none':
			return actual.type === 'none';
		case 'bool':
			return actual.type === 'bool' && expected.value === actual.value;
		case 'int':
			return actual.type === 'int' && expected.value === actual.value;
		case 'str':
			return actual.type === 'str' && expected.value === actual.value;
		case 'float':
			return actual.type === 'float' && isClose(expected.value, actual.value, tolerance);
		case 'list':
		case 'tuple':
			return actual.type === expected.type && isSameRow(expected.items, actual.items, tolerance);
		case 'set':
			return (
				actual.type === 'set' &&
				isSameBag(expected.items, actual.items, (a, b) => isSameValue(a, b, tolerance))
			);
		case 'dict':
			return (
				actual.type === 'dict' &&
				isSameBag(expected.entries, actual.entries, (a, b) => isSameRow(a, b, tolerance))
			);
		case 'other':
			return false;
	}
}

function isClose(expected: Float, actual: Float, tolerance: number): boolean {
	if (typeof expected === 'string' || typeof actual === 'string') return expected === actual;
	const scale = Math.max(1, Math.abs(expected), Math.abs(actual));
	return Math.abs(expected - actual) <= tolerance * scale;
}

function isSameRow(expected: readonly Value[], actual: readonly Value[], tolerance: number): boolean {
	return (
		expected.length === actual.length &&
		expected.every((item, index) => {
			const other = actual[index];
			return other !== undefined && isSameValue(item, other, tolerance);
		})
	);
}

/** Each expected item is matched with one actual item that no other has taken. */
function isSameBag<Item>(
	expected: readonly Item[],
	actual: readonly Item[],
	same: (expected: Item, actual: Item) => boolean
): boolean {
	if (expected.length !== actual.length) return false;
	const left = [...actual];
	return expected.every((item) => {
		const found = left.findIndex((other) => same(item, other));
		if (found < 0) return false;
		left.splice(found, 1);
		return true;
	});
}

/** Output as it is compared: spaces at line ends and newlines at the end do not matter. */
export function normaliseOutput(text: string): string {
	return text
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/\n+$/, '');
}

/** Line `number` (from 1) of an output, or undefined when it has fewer lines. */
export function pickLine(text: string, number: number): string | undefined {
	return normaliseOutput(text).split('\n')[number - 1];
}
