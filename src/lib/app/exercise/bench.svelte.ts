import type { RunEvents, Runner, RunHandle } from '#lib/run/runner.ts';
import type { RunOutcome } from '#lib/run/outcome.ts';
import { Console } from './console.svelte.ts';

/**
 * A program that is over or prints sooner than this never shows as running: the page changes once, to the
 * output, and not to a Stop button and back, which would also cost the output a frame.
 */
const briefMs = 100;

/**
 * A place to run one program: its output, the line it waits for, how it ended. Lessons and exercises share it.
 * Nothing runs unless `run` is called by what the learner did.
 */
export class Bench {
	readonly console = new Console();
	/** Whether a program shows as running; it may have begun a moment before (`isBusy`). */
	running = $state(false);
	outcome = $state.raw<RunOutcome>();
	/** The prompt of a program that waits for a line. */
	prompt = $state<string>();
	/** Set when a run has used most of its time. */
	slowMs = $state<number>();
	readonly #runner: () => Promise<Runner>;
	#handle: RunHandle | undefined;
	#answer: ((line: string | null) => void) | undefined;
	#stopAsked = false;
	#current: Promise<RunOutcome> | undefined;
	/** Whether what stands on the screen is the last run's. */
	#isStale = false;
	#soon: ReturnType<typeof setTimeout> | undefined;

	constructor(runner: () => Promise<Runner>) {
		this.#runner = runner;
	}

	get isBusy(): boolean {
		return this.#current !== undefined;
	}

	/** Runs a program; asked again before it has ended, it is still that run. */
	run(text: string, input: readonly string[] = []): Promise<RunOutcome> {
		this.#current ??= this.#run(text, input).finally(() => (this.#current = undefined));
		return this.#current;
	}

	/** Gives the program the line it waits for, echoed into the output as a terminal does; null ends the input. */
	send(line: string | null) {
		if (line !== null) this.console.write('input', `${line}\n`);
		this.prompt = undefined;
		this.#answer?.(line);
		this.#answer = undefined;
	}

	extend() {
		this.slowMs = undefined;
		this.#handle?.extend();
	}

	stop() {
		this.#stopAsked = true;
		this.#handle?.stop();
	}

	clear() {
		this.console.clear();
		this.outcome = undefined;
	}

	async #run(text: string, input: readonly string[]): Promise<RunOutcome> {
		this.#begin();
		try {
			const runner = await this.#runner();
			if (this.#stopAsked) return this.#end({ status: 'stopped' });
			this.#handle = runner.run(
				{ files: [{ path: 'main.py', text }], entry: 'main.py', input },
				this.#events
			);
			return this.#end(await this.#handle.done);
		} finally {
			this.#rest();
		}
	}

	readonly #events: RunEvents = {
		onOutput: (stream, piece) => {
			this.#makeRoom();
			this.console.write(stream, piece);
		},
		onInput: (prompt) => this.#ask(prompt),
		onSlow: (elapsedMs) => (this.slowMs = elapsedMs)
	};

	#begin() {
		this.#stopAsked = false;
		this.#isStale = true;
		this.#soon = setTimeout(() => this.#show(), briefMs);
	}

	#show() {
		this.#makeRoom();
		this.running = true;
	}

	#makeRoom() {
		if (this.#isStale) this.clear();
		this.#isStale = false;
	}

	#ask(prompt: string): Promise<string | null> {
		this.#show();
		this.console.show();
		this.prompt = prompt;
		return new Promise((resolve) => (this.#answer = resolve));
	}

	#end(outcome: RunOutcome): RunOutcome {
		this.#makeRoom();
		this.console.show();
		this.outcome = outcome;
		return outcome;
	}

	#rest() {
		clearTimeout(this.#soon);
		this.#handle = undefined;
		this.#answer = undefined;
		this.prompt = undefined;
		this.slowMs = undefined;
		this.running = false;
	}
}
