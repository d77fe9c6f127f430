import type { Exercise } from '#lib/curriculum/exercise.ts';
import { creditOf } from '#lib/learner/credit.ts';
import type { EventDraft } from '#lib/learner/draft.ts';
import type { Event, EventContext } from '#lib/learner/event.ts';
import type { ActiveClock } from './active-clock.ts';

/** Writes one event of evidence; resolves when it is on disk. `source` is kept apart from the log. */
export type RecordEvidence = (draft: EventDraft, source?: string) => Promise<Event>;

/** What an episode left unfinished on this exercise had used: it goes on, coming back makes nothing undone. */
export interface Resumed {
	readonly submissions: number;
	readonly hints: number;
}

export interface Submission {
	readonly passed: boolean;
	readonly tests?: { readonly pass: number; readonly total: number };
	/** The kind of error or misconception, for the record. */
	readonly err?: string;
}

/**
 * The work on one exercise as evidence, from opening it. Counts are shown at once and written as events; the
 * learner model reads only the events.
 */
export class Episode {
	submissions = $state(0);
	hints = $state(0);
	revealed = $state(false);
	solved = $state(false);
	readonly #exercise: Exercise;
	readonly #record: RecordEvidence;
	readonly #clock: ActiveClock;
	#opened: Promise<string> | undefined;
	readonly #context: EventContext | undefined;

	constructor(
		exercise: Exercise,
		record: RecordEvidence,
		clock: ActiveClock,
		context?: EventContext,
		resumed?: Resumed
	) {
		this.#exercise = exercise;
		this.#record = record;
		this.#clock = clock;
		this.#context = context;
		this.submissions = resumed?.submissions ?? 0;
		this.hints = resumed?.hints ?? 0;
	}

	/** Logs that the exercise was opened, once; every later event names that one. */
	open(): Promise<string> {
		this.#opened ??= this.#logOpening();
		return this.#opened;
	}

	async run(err?: string) {
		const parent = await this.open();
		const result = { activeMs: this.#activeMs(), ...(err ? { err } : {}) };
		await this.#record({ type: 'code.run', parent, result, ...this.#subject() });
	}

	/** Logs a submission. Once solved or revealed, further ones are practice and count for nothing. */
	async submit(submission: Submission, source?: string): Promise<void> {
		const parent = await this.open();
		this.submissions += 1;
		const { passed, tests, err } = submission;
		const c = creditOf({
			solved: passed,
			revealed: this.revealed,
			submissions: this.submissions,
			hints: this.hints
		});
		const result = { ...this.#counts(), c, passed, ...(tests ? { tests } : {}), ...(err ? { err } : {}) };
		try {
			await this.#record({ type: 'attempt.submitted', parent, result, ...this.#subject() }, source);
		} catch (error) {
			// What is not on the record does not count against the learner.
			this.submissions -= 1;
			throw error;
		}
		if (passed) this.solved = true;
	}

	async showHint() {
		const of = this.#exercise.hints.length;
		if (this.hints >= of) return;
		this.hints += 1;
		const rung = this.hints;
		const parent = await this.open();
		await this.#record({ type: 'hint.shown', parent, hint: { rung, of }, ...this.#subject() });
	}

	async reveal() {
		// Shown at once, as hints are: a disk that is full keeps nobody from learning.
		this.revealed = true;
		const parent = await this.open();
		await this.#record({ type: 'solution.revealed', parent, result: this.#counts(), ...this.#subject() });
	}

	async #logOpening(): Promise<string> {
		try {
			return (await this.#record({ type: 'item.opened', ...this.#subject() })).id;
		} catch (error) {
			// What comes next tries again: there may be room by then.
			this.#opened = undefined;
			throw error;
		}
	}

	#activeMs() {
		return Math.round(this.#clock.read(Date.now()));
	}

	#counts() {
		return {
			submissions: this.submissions,
			hints: this.hints,
			hintMax: this.#exercise.hints.length,
			revealed: this.revealed,
			activeMs: this.#activeMs()
		};
	}

	#subject() {
		const { id, version, level, minutes, skills } = this.#exercise;
		return {
			item: { id, ver: version, level, minutes },
			skills: skills.map((skill) => ({ id: skill, w: 1 })),
			...(this.#context ? { ctx: this.#context } : {})
		};
	}
}
