import { scoreChoice } from '#lib/curriculum/check-answer.ts';
import type { ChoiceExercise } from '#lib/curriculum/exercise.ts';
import type { Episode } from './episode.svelte.ts';

/** The work on a multiple-choice exercise. A wrong choice explains itself; the others keep their secret. */
export class ChoiceDesk {
	chosen = $state.raw<readonly number[]>([]);
	/** Options whose reason is shown. */
	explained = $state.raw<readonly number[]>([]);
	verdict = $state<'right' | 'wrong' | 'empty'>();
	/** How many options were judged right, ticked or left out. */
	judgedRight = $state(0);
	readonly exercise: ChoiceExercise;
	readonly episode: Episode;
	#judging: Promise<void> | undefined;

	constructor(exercise: ChoiceExercise, episode: Episode) {
		this.exercise = exercise;
		this.episode = episode;
	}

	choose(chosen: readonly number[]) {
		this.chosen = chosen;
		this.verdict = undefined;
		this.explained = [];
	}

	/**
	 * The verdict is told once it is on the record, or once it is known that it cannot be. Whoever asks again
	 * meanwhile has asked once.
	 */
	submit(): Promise<void> {
		this.#judging ??= this.#judge().finally(() => (this.#judging = undefined));
		return this.#judging;
	}

	async #judge(): Promise<void> {
		if (this.chosen.length === 0) {
			this.verdict = 'empty';
			return;
		}
		const { chosen, exercise } = this;
		const { correct: passed, wrong, missed } = scoreChoice(exercise, chosen);
		const err = chosen
			.map((index) => exercise.options[index])
			.find((option) => option && !option.correct)?.misconception;
		try {
			await this.episode.submit({ passed, ...(!passed && err ? { err } : {}) });
		} finally {
			this.judgedRight = exercise.options.length - wrong.length - missed.length;
			this.verdict = passed ? 'right' : 'wrong';
			this.explained = passed ? exercise.options.map((_, index) => index) : chosen;
		}
	}
}
