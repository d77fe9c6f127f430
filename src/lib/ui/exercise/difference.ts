import { diffChars, diffLines } from 'diff';

/** A piece of the expected or the actual text; `differs` where the other has something else. */
export interface Piece {
	readonly text: string;
	readonly differs: boolean;
}

/** Beyond this a comparison by character costs more than it tells. */
const longest = 2_000;

/**
 * Splits two texts into what they share and what they do not, by character, and by line where they are long.
 * @returns the pieces of each, which joined give the text again
 */
export function compareTexts(expected: string, actual: string): { expected: Piece[]; actual: Piece[] } {
	const isLong = expected.length + actual.length > longest;
	const changes = isLong ? diffLines(expected, actual) : diffChars(expected, actual);
	return {
		expected: changes
			.filter((each) => !each.added)
			.map((each) => ({ text: each.value, differs: each.removed })),
		actual: changes.filter((each) => !each.removed).map((each) => ({ text: each.value, differs: each.added }))
	};
}
