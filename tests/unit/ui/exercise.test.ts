import { describe, expect, it } from 'vitest';
import { keepShares, readShares, usualShares } from '#lib/ui/exercise/desk-shares.ts';
import { compareTexts } from '#lib/ui/exercise/difference.ts';

const storageOf = (kept: string | null) => () => ({ getItem: () => kept });

describe('the division of the desk', () => {
	it('is what the learner left', () => {
		let kept = '';
		keepShares({ task: 30, work: 70 }, () => ({ setItem: (_, text) => void (kept = text) }));
		expect(readShares(storageOf(kept))).toEqual({ task: 30, work: 70 });
	});

	it.each([null, '', 'null', '[]', '{"task":"wide"}', '{"task":5}', '{"task":1e9}', 'no JSON'])(
		'is the usual one where %j was kept',
		(kept) => {
			expect(readShares(storageOf(kept))).toEqual(usualShares);
		}
	);

	it('can be used where the browser keeps nothing', () => {
		const blocked = () => {
			throw new DOMException('blocked', 'SecurityError');
		};
		expect(readShares(blocked)).toEqual(usualShares);
		expect(() => keepShares(usualShares, blocked)).not.toThrow();
	});
});

describe('the difference of two outputs', () => {
	const differing = (pieces: readonly { text: string; differs: boolean }[]) =>
		pieces.filter((piece) => piece.differs).map((piece) => piece.text);

	it('is the characters that are not shared', () => {
		const { expected, actual } = compareTexts('Hello, world!', 'Hello world!');
		expect(differing(expected)).toEqual([',']);
		expect(differing(actual)).toEqual([]);
	});

	it('is everything where the texts have little in common', () => {
		const { expected, actual } = compareTexts("It's raining.", 'Rain at 5');
		expect(differing(expected)).toEqual(["It's raining."]);
		expect(differing(actual)).toEqual(['Rain at 5']);
	});

	it('loses nothing of either text', () => {
		for (const [one, other] of [
			['', 'x'],
			['abc', ''],
			['same', 'same'],
			['a\n'.repeat(900), 'b\n'.repeat(900)]
		] as const) {
			const { expected, actual } = compareTexts(one, other);
			expect(expected.map((piece) => piece.text).join('')).toBe(one);
			expect(actual.map((piece) => piece.text).join('')).toBe(other);
		}
	});
});
