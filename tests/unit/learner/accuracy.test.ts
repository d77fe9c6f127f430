import { describe, expect, it } from 'vitest';
import { measureAccuracy, type Prediction } from '#lib/learner/accuracy.ts';

const predict = (...pairs: [p: number, correct: 0 | 1][]): Prediction[] =>
	pairs.map(([p, correct]) => ({ p, correct }));

describe('measureAccuracy', () => {
	it('is perfect for perfect predictions', () => {
		expect(measureAccuracy(predict([0, 0], [1, 1]))).toEqual({ auc: 1, rmse: 0, ece: 0 });
	});

	it('counts the pairs in the right order, ties half', () => {
		expect(measureAccuracy(predict([0.1, 0], [0.4, 1], [0.4, 0], [0.8, 1], [0.3, 1])).auc).toBeCloseTo(
			4.5 / 6,
			10
		);
	});

	it('has nothing to rank where everything succeeded', () => {
		expect(measureAccuracy(predict([0.9, 1], [0.5, 1])).auc).toBeNull();
	});

	it('measures the error and the calibration', () => {
		const { rmse, ece } = measureAccuracy(predict([0.6, 1], [0.6, 0], [0.95, 1], [0.95, 0]));
		expect(rmse).toBeCloseTo(Math.sqrt((0.16 + 0.36 + 0.0025 + 0.9025) / 4), 10);
		expect(ece).toBeCloseTo((0.2 + 0.9) / 4, 10);
	});
});
