/** @typedef {{ median: number, low: number, high: number, n: number }} Summary `low` and `high` are the quartiles */

/**
 * @param {readonly number[]} samples at least one
 * @returns {Summary}
 */
export function summarise(samples) {
	const sorted = samples.toSorted((one, other) => one - other);
	return {
		median: quantile(sorted, 0.5),
		low: quantile(sorted, 0.25),
		high: quantile(sorted, 0.75),
		n: sorted.length
	};
}

/**
 * Linear interpolation between the closest ranks (type 7 of Hyndman and Fan, 1996).
 * @param {readonly number[]} sorted ascending, at least one @param {number} share 0 … 1
 */
export function quantile(sorted, share) {
	const place = (sorted.length - 1) * share;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	const above = sorted[Math.ceil(place)] ?? Number.NaN;
	return below + (above - below) * (place - Math.floor(place));
}
