/** After this long without a sign of life the learner is taken to be away (learner.md §2). */
const idleLimitMs = 10 * 60_000;

/** Counts the time a learner is at work: while the page is visible, at most ten minutes past the last act. */
export class ActiveClock {
	#countedMs = 0;
	/** When the running stretch began, or undefined while hidden. */
	#since: number | undefined;
	#lastActAt: number;

	constructor(now: number, visible: boolean) {
		this.#since = visible ? now : undefined;
		this.#lastActAt = now;
	}

	/** The learner did something: what lay idle beyond the limit before it is not counted. */
	act(now: number) {
		this.#fold(now);
		this.#lastActAt = now;
		if (this.#since !== undefined) this.#since = now;
	}

	show(now: number) {
		this.#since ??= now;
		this.#lastActAt = now;
	}

	hide(now: number) {
		this.#fold(now);
		this.#since = undefined;
	}

	/** Active milliseconds up to now. */
	read(now: number): number {
		return this.#countedMs + this.#stretch(now);
	}

	#fold(now: number) {
		this.#countedMs += this.#stretch(now);
		if (this.#since !== undefined) this.#since = now;
	}

	#stretch(now: number): number {
		if (this.#since === undefined) return 0;
		return Math.max(0, Math.min(now, this.#lastActAt + idleLimitMs) - this.#since);
	}
}
