import { isRightPrediction } from '#lib/curriculum/check-answer.ts';
import type { Misconception, PredictExercise } from '#lib/curriculum/exercise.ts';
import { matchMisconception } from '#lib/curriculum/match-misconception.ts';
import type { DraftKeeper } from './draft-keeper.svelte.ts';
import type { Episode } from './episode.svelte.ts';

/** The work on a predict exercise: what the learner thinks the program prints. */
export class AnswerDesk {
	answer = $state('');
	verdict = $state<'right' | 'wrong' | 'empty'>();
	misconception = $state.raw<Misconception>();
	readonly exercise: PredictExercise;
	readonly episode: Episode;
	readonly draft: DraftKeeper;
	readonly restored: boolean;
	#judging: Promise<void> | undefined;

	constructor(exercise: PredictExercise, episode: Episode, draft: DraftKeeper, restored: string | undefined) {
		this.exercise = exercise;
		this.episode = episode;
		this.draft = draft;
		this.answer = restored ?? '';
		this.restored = this.answer !== '';
	}

	type(answer: string) {
		this.answer = answer;
		this.verdict = undefined;
		this.draft.note(answer);
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
		if (this.answer.trim() === '') {
			this.verdict = 'empty';
			return;
		}
		await this.draft.flush();
		const passed = isRightPrediction(this.exercise, this.answer);
		const misconception = passed ? undefined : matchMisconception(this.exercise, { answer: this.answer });
		try {
			await this.episode.submit({ passed, ...(misconception ? { err: misconception.id } : {}) });
		} finally {
			this.misconception = misconception;
			this.verdict = passed ? 'right' : 'wrong';
		}
	}
}
