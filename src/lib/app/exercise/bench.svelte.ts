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
	/** The number of the newest run, and of the newest that was told to stop. */
	#turn = 0;
	#stopped = 0;

	constructor(runner: () => Promise<Runner>) {
		this.#runner = runner;
	}

	/** One program at a time: a run that is under way is stopped. Rejects where the runner cannot be fetched. */
	async run(text: string, input: readonly string[] = []): Promise<RunOutcome> {
		this.stop();
		const turn = this.#begin();
		try {
			const runner = await this.#runner();
			if (this.#stopped >= turn) return this.#end(turn, { status: 'stopped' });
			this.#handle = runner.run(
				{ files: [{ path: 'main.py', text }], entry: 'main.py', input },
				{
					onOutput: (stream, piece) => this.console.write(stream, piece),
					onInput: (prompt) => this.#ask(prompt),
					onSlow: (elapsedMs) => (this.slowMs = elapsedMs)
				}
			);
			return this.#end(turn, await this.#handle.done);
		} catch (error) {
			if (turn === this.#turn) this.#rest();
			throw error;
		}
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
		this.#stopped = this.#turn;
		this.#handle?.stop();
	}

	clear() {
		this.console.clear();
		this.outcome = undefined;
	}

	#begin(): number {
		this.#rest();
		this.clear();
		this.running = true;
		this.#turn += 1;
		return this.#turn;
	}

	#ask(prompt: string): Promise<string | null> {
		this.console.show();
		this.prompt = prompt;
		return new Promise((resolve) => (this.#answer = resolve));
	}

	/** What has become of an older run is no longer shown. */
	#end(turn: number, outcome: RunOutcome): RunOutcome {
		if (turn !== this.#turn) return outcome;
		this.console.show();
		this.#rest();
		this.outcome = outcome;
		return outcome;
	}

	#rest() {
		this.#handle = undefined;
		this.#answer = undefined;
		this.prompt = undefined;
		this.slowMs = undefined;
		this.running = false;
	}
}
