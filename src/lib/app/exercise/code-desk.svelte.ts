import type { CodeExercise, Misconception } from '#lib/curriculum/exercise.ts';
import { matchMisconception } from '#lib/curriculum/match-misconception.ts';
import type { GradeOutcome, RunOutcome } from '#lib/run/outcome.ts';
import type { Runner } from '#lib/run/runner.ts';
import { Bench } from './bench.svelte.ts';
import type { DraftKeeper } from './draft-keeper.svelte.ts';
import type { Episode } from './episode.svelte.ts';

export interface CodeDeskParts {
	readonly exercise: CodeExercise;
	readonly episode: Episode;
	readonly draft: DraftKeeper;
	readonly runner: () => Promise<Runner>;
	/** What was left here last time, or undefined. */
	readonly restored: string | undefined;
	readonly random: () => number;
}

/** The work on a code exercise: the text, free runs and submissions. */
export class CodeDesk {
	text = $state('');
	testing = $state(false);
	graded = $state.raw<GradeOutcome>();
	misconception = $state.raw<Misconception>();
	/** The text before "start over", for undo. */
	before = $state<string>();
	readonly restored: boolean;
	readonly bench: Bench;
	readonly exercise: CodeExercise;
	readonly episode: Episode;
	readonly draft: DraftKeeper;
	readonly #runner: () => Promise<Runner>;
	readonly #random: () => number;

	constructor(parts: CodeDeskParts) {
		this.exercise = parts.exercise;
		this.episode = parts.episode;
		this.draft = parts.draft;
		this.#runner = parts.runner;
		this.#random = parts.random;
		this.bench = new Bench(parts.runner);
		this.restored = parts.restored !== undefined && parts.restored !== parts.exercise.starter;
		this.text = parts.restored ?? parts.exercise.starter;
	}

	type(text: string) {
		if (text === this.text) return;
		this.text = text;
		this.draft.note(text);
	}

	async run(input: readonly string[] = []): Promise<RunOutcome> {
		await this.draft.flush();
		const outcome = await this.bench.run(this.text, input);
		await this.episode.run(outcome.status === 'failed' ? outcome.error.type : errorWord(outcome));
		return outcome;
	}

	/** Has the text tested; a second submission while one is tested is ignored. */
	async submit(): Promise<GradeOutcome | undefined> {
		if (this.testing) return undefined;
		this.testing = true;
		try {
			await this.draft.flush();
			const source = this.text;
			const runner = await this.#runner();
			const graded = await runner.grade(this.exercise, source, Math.floor(this.#random() * 2 ** 31));
			this.#judge(graded, source);
			await this.#record(graded, source);
			return graded;
		} finally {
			this.testing = false;
		}
	}

	startOver() {
		this.before = this.text;
		this.type(this.exercise.starter);
		this.graded = undefined;
		this.misconception = undefined;
		this.bench.clear();
	}

	undo() {
		if (this.before !== undefined) this.type(this.before);
		this.before = undefined;
	}

	#judge(graded: GradeOutcome, source: string) {
		this.graded = graded;
		const failing = graded.results.filter((result) => result.verdict !== 'passed');
		this.misconception = graded.passed
			? undefined
			: matchMisconception(this.exercise, { source, results: failing });
	}

	/** A run that our own machinery cut short says nothing about the learner and is no attempt. */
	async #record(graded: GradeOutcome, source: string) {
		if (graded.ended?.status === 'crashed' || graded.ended?.status === 'stopped') return;
		const pass = graded.results.filter((result) => result.verdict === 'passed').length;
		const err = this.misconception?.id ?? (graded.ended ? errorWord(graded.ended) : firstError(graded));
		await this.episode.submit(
			{ passed: graded.passed, tests: { pass, total: graded.results.length }, ...(err ? { err } : {}) },
			source
		);
	}
}

const errorWord = (outcome: RunOutcome): string | undefined =>
	outcome.status === 'finished' ? undefined : outcome.status;

const firstError = (graded: GradeOutcome) => graded.results.find((result) => result.error)?.error?.type;
