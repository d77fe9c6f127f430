/** A predicted chance and what happened. */
export interface Prediction {
	readonly p: number;
	readonly correct: 0 | 1;
}

/** How good predictions are. `auc` is null where everything or nothing succeeded: there is nothing to rank. */
export interface Accuracy {
	/** The chance that a success was given a higher p than a failure; ties count half. */
	readonly auc: number | null;
	/** Root of the mean squared error. */
	readonly rmse: number;
	/** Expected calibration error: the mean distance of p from what happened, in ten bins of equal width. */
	readonly ece: number;
}

const BINS = 10;

/** Measures predictions, of which there must be at least one. */
export function measureAccuracy(predictions: readonly Prediction[]): Accuracy {
	return {
		auc: areaUnderCurve(predictions),
		rmse: rootError(predictions),
		ece: calibrationError(predictions)
	};
}

/** Mann–Whitney: from the ranks of the successes, those of equal p being shared. */
function areaUnderCurve(predictions: readonly Prediction[]): number | null {
	const sorted = predictions.toSorted((one, other) => one.p - other.p);
	let [rankSum, successes, from] = [0, 0, 0];
	while (from < sorted.length) {
		let to = from;
		let here = 0;
		while (to < sorted.length && sorted[to]?.p === sorted[from]?.p) {
			here += sorted[to]?.correct ?? 0;
			to += 1;
		}
		rankSum += (here * (from + 1 + to)) / 2;
		successes += here;
		from = to;
	}
	const failures = sorted.length - successes;
	if (successes === 0 || failures === 0) return null;
	return (rankSum - (successes * (successes + 1)) / 2) / (successes * failures);
}

function rootError(predictions: readonly Prediction[]): number {
	const sum = predictions.reduce((total, { p, correct }) => total + (p - correct) ** 2, 0);
	return Math.sqrt(sum / predictions.length);
}

function calibrationError(predictions: readonly Prediction[]): number {
	const bins = new Array<number>(BINS).fill(0);
	for (const { p, correct } of predictions) {
		const bin = Math.min(BINS - 1, Math.floor(p * BINS));
		bins[bin] = (bins[bin] ?? 0) + p - correct;
	}
	return bins.reduce((sum, surplus) => sum + Math.abs(surplus), 0) / predictions.length;
}
