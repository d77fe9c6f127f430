import { toOutcome } from './ending.ts';
import { runLimits } from './limits.ts';
import type { RunOutcome } from './outcome.ts';
import type { Job, Limits } from './protocol.ts';
import type { Program, RunEvents, RunHandle } from './runner.ts';
import type { JobWord, Session } from './session.ts';

/** The session to run in, or in words why there is none. */
export type ReachSession = () => Promise<Session | string>;

/** Runs a program freely. The handle works from the start, also while Python is still being started. */
export function startRun(reach: ReachSession, program: Program, events: RunEvents): RunHandle {
	const run = new FreeRun(program, events);
	void run.begin(reach);
	return { done: run.done, stop: () => run.stop(), extend: () => run.extend() };
}

class FreeRun {
	readonly done: Promise<RunOutcome>;
	readonly #program: Program;
	readonly #events: RunEvents;
	readonly #limits: Limits;
	#finish: (outcome: RunOutcome) => void = () => undefined;
	#allowedMs: number;
	#isOver = false;
	#session: Session | undefined;
	#rid = 0;

	constructor(program: Program, events: RunEvents) {
		this.#program = program;
		this.#events = events;
		this.#limits = { ...runLimits, ...program.limits };
		this.#allowedMs = this.#limits.wallMs;
		this.done = new Promise((resolve) => (this.#finish = resolve));
	}

	async begin(reach: ReachSession): Promise<void> {
		const session = await reach();
		if (this.#isOver) return;
		if (typeof session === 'string') return this.#end({ status: 'crashed', reason: session });
		const { files, entry, input } = this.#program;
		const asks = this.#events.onInput !== undefined;
		this.#session = session;
		const job: Job = {
			mode: 'script',
			files: files.map((file) => ({ ...file })),
			entry,
			input: [...input],
			asks,
			limits: this.#limits
		};
		this.#rid = session.begin(job, (word) => this.#hear(word));
	}

	stop(): void {
		if (this.#isOver) return;
		this.#session?.stop(this.#rid);
		this.#end({ status: 'stopped' });
	}

	extend(): void {
		this.#allowedMs += this.#limits.wallMs;
		this.#session?.extend(this.#rid);
	}

	#hear(word: JobWord): void {
		if (this.#isOver) return;
		if (word.t === 'out') this.#events.onOutput(word.stream, word.text);
		else if (word.t === 'need-input') void this.#ask(word.prompt);
		else if (word.t === 'slow') this.#events.onSlow?.(word.ms);
		else if (word.t === 'ended')
			this.#end(toOutcome(word, { wallMs: this.#allowedMs, memoryBytes: this.#limits.memoryBytes }));
	}

	async #ask(prompt: string): Promise<void> {
		const line = (await this.#events.onInput?.(prompt)) ?? null;
		if (!this.#isOver) this.#session?.answer(this.#rid, line);
	}

	#end(outcome: RunOutcome): void {
		this.#isOver = true;
		this.#finish(outcome);
	}
}
