import { describe, expect, it } from 'vitest';
import { isRightPrediction, scoreChoice } from '#lib/curriculum/check-answer.ts';
import type { ChoiceExercise, PredictExercise } from '#lib/curriculum/exercise.ts';

describe('a prediction', () => {
	const exercise = { kind: 'predict', answer: 'a b\n\nc' } as unknown as PredictExercise;

	it.each(['a b\n\nc', 'a b\n\nc\n', 'a b  \n\t\nc\n\n\n', 'a b\r\n\r\nc\r\n'])(
		'is right as %j',
		(answer) => {
			expect(isRightPrediction(exercise, answer)).toBe(true);
		}
	);

	it.each(['', 'a  b\n\nc', ' a b\n\nc', 'a b\nc', 'A b\n\nc', '\na b\n\nc', 'a b\n\nc d'])(
		'is wrong as %j',
		(answer) => {
			expect(isRightPrediction(exercise, answer)).toBe(false);
		}
	);
});

describe('a choice', () => {
	const exercise = {
		kind: 'choice',
		options: [true, false, true, false].map((correct) => ({ correct }))
	} as unknown as ChoiceExercise;

	it('is right when all that apply are ticked and nothing else, in any order', () => {
		expect(scoreChoice(exercise, [2, 0])).toEqual({ correct: true, wrong: [], missed: [] });
	});

	it('tells what was ticked wrongly and what was missed', () => {
		expect(scoreChoice(exercise, [3, 0])).toEqual({ correct: false, wrong: [3], missed: [2] });
		expect(scoreChoice(exercise, [])).toEqual({ correct: false, wrong: [], missed: [0, 2] });
		expect(scoreChoice(exercise, [0, 1, 2])).toEqual({ correct: false, wrong: [1], missed: [] });
	});
});
