import { describe, expect, test } from 'vitest';
import { canonicalText } from '#lib/learner/canonical.ts';

describe('canonical JSON', () => {
	test('sorts keys by code unit, digits too, and writes numbers as ECMAScript does', () => {
		const value = { b: [1e21, 1e-7, -0, 0.1], a: { '\u20ac': 1, '10': 2, '9': 3, '\r': 4 }, c: undefined };
		expect(canonicalText(value)).toBe('{"a":{"\\r":4,"10":2,"9":3,"€":1},"b":[1e+21,1e-7,0,0.1]}');
	});

	test.each([[NaN], [Infinity], [() => 1], [new Date(0)], [[undefined]], [1n]])('refuses %s', (value) => {
		expect(() => canonicalText(value)).toThrow(TypeError);
	});
});
