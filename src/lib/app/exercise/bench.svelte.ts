import type { Runner, RunHandle } from '#lib/run/runner.ts';
import type { RunOutcome } from '#lib/run/outcome.ts';
import { Console } from './console.svelte.ts';

/**
 * A place to run one program: its output, the line it waits for, how it ended. Lessons and exercises share it.
 * Nothing runs unless `run` is called by what the learner did.
 */
export class Bench {
	readonly console = new Console();
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

	constructor(runner: () => Promise<Runner>) {
		this.#runner = runner;
	}

	async run(text: string, input: readonly string[] = []): Promise<RunOutcome> {
		this.stop();
		this.#begin();
		const runner = await this.#runner();
		if (this.#stopAsked) return this.#end({ status: 'stopped' });
		const handle = runner.run(
			{ files: [{ path: 'main.py', text }], entry: 'main.py', input },
			{
				onOutput: (stream, piece) => this.console.write(stream, piece),
				onInput: (prompt) => this.#ask(prompt),
				onSlow: (elapsedMs) => (this.slowMs = elapsedMs)
			}
		);
		this.#handle = handle;
		const outcome = await handle.done;
		return this.#handle === handle ? this.#end(outcome) : outcome;
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

	#begin() {
		this.#stopAsked = false;
		this.#handle = undefined;
		this.clear();
		this.slowMs = undefined;
		this.running = true;
	}

	#ask(prompt: string): Promise<string | null> {
		this.console.show();
		this.prompt = prompt;
		return new Promise((resolve) => (this.#answer = resolve));
	}

	#end(outcome: RunOutcome): RunOutcome {
		this.console.show();
		this.#handle = undefined;
		this.#answer = undefined;
		this.prompt = undefined;
		this.slowMs = undefined;
		this.running = false;
		this.outcome = outcome;
		return outcome;
	}
}
