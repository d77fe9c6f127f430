import type { Draw } from './exercise.ts';

const form = /^(int|ints|word)\(\s*(-?\d+(?:\s*,\s*-?\d+)*)\s*\)$/;
const arguments_ = { int: 2, ints: 3, word: 2 } as const;

/** Reads `int(2, 9)`, `ints(5, 0, 99)` or `word(3, 6)`. @returns the draw, or what is wrong with it */
export function parseDraw(text: string): Draw | string {
	const match = form.exec(text.trim());
	const kind = match?.[1];
	const numbers = (match?.[2] ?? '').split(',').map(Number);
	if ((kind !== 'int' && kind !== 'ints' && kind !== 'word') || numbers.length !== arguments_[kind]) {
		return `“${text}” is not a draw; write int(low, high), ints(count, low, high) or word(shortest, longest)`;
	}
	const [first = 0, second = 0, third = 0] = numbers;
	const [low, high] = kind === 'ints' ? [second, third] : [first, second];
	if (low > high) return `“${text}” draws from ${low} to ${high}, which is empty`;
	if (kind === 'int') return { kind, low, high };
	if (kind === 'ints') {
		return first >= 0 && first <= 1000
			? { kind, count: first, low, high }
			: `“${text}” draws ${first} numbers; 0 to 1000 can be`;
	}
	return low >= 1 && high <= 40
		? { kind, shortest: low, longest: high }
		: `“${text}” draws words of 1 to 40 letters only`;
}
