import { describe, expect, it } from 'vitest';
import { creditOf } from '#lib/learner/credit.ts';

const solved = { solved: true, revealed: false, submissions: 1, hints: 0 };

describe('creditOf', () => {
	it.each([
		['a first try unaided', solved, 1],
		['a second try', { ...solved, submissions: 2 }, 0.75],
		['any hints', { ...solved, hints: 3 }, 0.7],
		['a third try with a hint', { ...solved, submissions: 3, hints: 1 }, 0.2],
		['many tries, still something', { ...solved, submissions: 12, hints: 2 }, 0.1],
		['a solution that was shown', { ...solved, revealed: true }, 0],
		['not solving it', { ...solved, solved: false }, 0]
	])('gives for %s its credit', (_what, ending, c) => {
		expect(creditOf(ending)).toBeCloseTo(c, 10);
	});
});
