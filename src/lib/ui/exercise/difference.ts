import { diffChars, diffLines } from 'diff';

/** A piece of the expected or the actual text; `differs` where the other has something else. */
export interface Piece {
	readonly text: string;
	readonly differs: boolean;
}

/** Beyond this a comparison by character costs more than it tells. */
const longest = 2_000;
/** Texts that share less than this part of their characters have letters in common, not words. */
const related = 0.5;

/**
 * Splits two texts into what they share and what they do not, by character, and by line where they are long.
 * Where they have little in common all of both differs.
 * @returns the pieces of each, which joined give the text again
 */
export function compareTexts(expected: string, actual: string): { expected: Piece[]; actual: Piece[] } {
	const isLong = expected.length + actual.length > longest;
	const changes = isLong ? diffLines(expected, actual) : diffChars(expected, actual);
	const shared = changes
		.filter((each) => !each.added && !each.removed)
		.reduce((sum, each) => sum + each.value.length, 0);
	if (!isLong && shared < related * Math.max(expected.length, actual.length)) {
		return { expected: whole(expected), actual: whole(actual) };
	}
	return {
		expected: changes
			.filter((each) => !each.added)
			.map((each) => ({ text: each.value, differs: each.removed })),
		actual: changes.filter((each) => !each.removed).map((each) => ({ text: each.value, differs: each.added }))
	};
}

const whole = (text: string): Piece[] => (text === '' ? [] : [{ text, differs: true }]);
