/** The wall clock of one run: it can stand while the program waits for its user, and be set further off. */
export class Deadline {
	#limitMs: number;
	#spentMs = 0;
	#since: number | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#warned = false;
	readonly #stepMs: number;
	readonly #onSlow: (spentMs: number) => void;
	readonly #onEnd: () => void;

	/** `onSlow` is called once three fifths of the time are spent, anew after each extension. */
	constructor(limitMs: number, onSlow: (spentMs: number) => void, onEnd: () => void) {
		this.#limitMs = limitMs;
		this.#stepMs = limitMs;
		this.#onSlow = onSlow;
		this.#onEnd = onEnd;
	}

	/** Time spent running so far, in milliseconds. */
	get spentMs(): number {
		return this.#spentMs + (this.#since === undefined ? 0 : performance.now() - this.#since);
	}

	run(): void {
		if (this.#since !== undefined) return;
		this.#since = performance.now();
		this.#wait();
	}

	pause(): void {
		this.#spentMs = this.spentMs;
		this.#since = undefined;
		clearTimeout(this.#timer);
	}

	/** Grants the first limit once more. */
	extend(): void {
		this.#limitMs += this.#stepMs;
		this.#warned = false;
		if (this.#since === undefined) return;
		clearTimeout(this.#timer);
		this.#wait();
	}

	#wait(): void {
		const warnAtMs = this.#limitMs - this.#stepMs * 0.4;
		const nextMs = this.#warned ? this.#limitMs : warnAtMs;
		this.#timer = setTimeout(() => this.#arrive(), Math.max(0, nextMs - this.spentMs));
	}

	#arrive(): void {
		if (this.#warned) return this.#onEnd();
		this.#warned = true;
		this.#onSlow(this.spentMs);
		this.#wait();
	}
}
