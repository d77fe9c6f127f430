/** What has become of the learner's latest typing. */
export type DraftState = 'clean' | 'waiting' | 'saving' | 'saved' | { readonly failed: string };

/** Resolves once the text is on disk; rejects with a reason in the learner's words. */
export type SaveDraft = (text: string) => Promise<void>;

/** A pause in typing this long is a moment to save. */
const pauseMs = 300;
/** A disk that was full may have room again. */
const retryMs = 3_000;

/**
 * Saves a text at every pause in typing, and at once when told to (the tab is hidden, an update waits).
 * "saved" is only ever said of the newest text, after the write has committed. What could not be written is
 * tried again until it is, or until nobody works on it any more.
 */
export class DraftKeeper {
	state = $state.raw<DraftState>('clean');
	readonly #save: SaveDraft;
	#pending: string | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	#hasEnded = false;

	constructor(save: SaveDraft) {
		this.#save = save;
	}

	note(text: string) {
		this.#pending = text;
		this.state = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pauseMs);
	}

	/** Whether nothing typed is waiting to be written. */
	get isSaved(): boolean {
		return this.#pending === undefined;
	}

	/** Writes what is pending; writes never overtake one another. Never rejects: a failure is a state. */
	flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#writing = this.#writing.then(() => this.#write());
		return this.#writing;
	}

	/** Writes what is pending, for the last time. */
	async end(): Promise<void> {
		this.#hasEnded = true;
		await this.flush();
		clearTimeout(this.#timer);
	}

	async #write() {
		const text = this.#pending;
		if (text === undefined) return;
		this.state = 'saving';
		try {
			await this.#save(text);
			if (this.#pending !== text) return;
			this.#pending = undefined;
			this.state = 'saved';
		} catch (error) {
			this.state = { failed: error instanceof Error ? error.message : String(error) };
			if (this.#hasEnded) return;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => void this.flush(), retryMs);
		}
	}
}
