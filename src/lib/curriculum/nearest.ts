/**
 * The known word an author most likely meant.
 * @returns undefined where none is near: more than two letters apart, or more than a third of its length
 */
export function findNearest(word: string, known: readonly string[]): string | undefined {
	const ranked = known
		.map((candidate) => ({ candidate, distance: countEdits(word.toLowerCase(), candidate.toLowerCase()) }))
		.filter(({ candidate, distance }) => distance <= Math.min(2, Math.ceil(candidate.length / 3)))
		.toSorted((a, b) => a.distance - b.distance);
	return ranked[0]?.candidate;
}

/** A list of words with the one that was meant before all: `; did you mean “minutes”?` */
export function suggest(word: string, known: readonly string[]): string {
	const nearest = findNearest(word, known);
	return nearest ? `; did you mean “${nearest}”?` : `; known are ${known.join(', ')}`;
}

/** Letters to insert, delete or replace, or neighbours to swap (optimal string alignment distance). */
function countEdits(from: string, to: string): number {
	let before: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= to.length; j += 1) {
			const replaced = at(last, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
			const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
			row.push(
				Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped ? at(before, j - 2) + 1 : Infinity)
			);
		}
		before = last;
		last = row;
	}
	return at(last, to.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Infinity;
}
