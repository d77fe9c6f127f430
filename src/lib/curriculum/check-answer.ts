import type { ChoiceExercise, PredictExercise } from './exercise.ts';

/** Output as it is compared: without spaces at line ends and without empty lines at the end. */
export function trimOutput(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\S\n]+$/gm, '')
		.replace(/\n+$/, '');
}

/** Whether two outputs say the same; only white space at line ends and at the end is passed over. */
export function sameOutput(one: string, other: string): boolean {
	return trimOutput(one) === trimOutput(other);
}

/** Whether the learner's prediction is what the program prints. */
export function isRightPrediction(exercise: PredictExercise, answer: string): boolean {
	return sameOutput(answer, exercise.answer);
}

/** How a choice did. */
export interface ChoiceScore {
	/** All that apply were chosen, and nothing else. */
	readonly correct: boolean;
	/** Places of chosen options that are wrong, in their order. */
	readonly wrong: readonly number[];
	/** Places of right options that were not chosen. */
	readonly missed: readonly number[];
}

/** Scores chosen options, given by their places in `exercise.options`. */
export function scoreChoice(exercise: ChoiceExercise, chosen: readonly number[]): ChoiceScore {
	const places = exercise.options.map((_, index) => index);
	const wrong = places.filter((index) => chosen.includes(index) && !exercise.options[index]?.correct);
	const missed = places.filter((index) => !chosen.includes(index) && exercise.options[index]?.correct);
	return { correct: wrong.length === 0 && missed.length === 0, wrong, missed };
}
