import type { Runner, RunHandle } from '#lib/run/runner.ts';
import type { RunOutcome, Stream } from '#lib/run/outcome.ts';
import { Console } from './console.svelte.ts';

/**
 * A program that is over sooner than this never shows as running: the page changes once, to the output, and
 * not to a Stop button and back, which would also cost the output a frame.
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
	isBusy = false;
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
	/** Whether what stands on the screen is an earlier run's. */
	#isStale = false;
	#soon: ReturnType<typeof setTimeout> | undefined;

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
					onOutput: (stream, piece) => this.#print(stream, piece),
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
		this.isBusy = true;
		this.#isStale = true;
		this.#soon = setTimeout(() => this.#show(), briefMs);
		this.#turn += 1;
		return this.#turn;
	}

	#show() {
		this.#makeRoom();
		this.running = true;
	}

	#makeRoom() {
		if (this.#isStale) this.clear();
		this.#isStale = false;
	}

	#print(stream: Stream, piece: string) {
		this.#makeRoom();
		this.console.write(stream, piece);
	}

	#ask(prompt: string): Promise<string | null> {
		this.#show();
		this.console.show();
		this.prompt = prompt;
		return new Promise((resolve) => (this.#answer = resolve));
	}

	/** What has become of an older run is no longer shown. */
	#end(turn: number, outcome: RunOutcome): RunOutcome {
		if (turn !== this.#turn) return outcome;
		this.#makeRoom();
		this.console.show();
		this.#rest();
		this.outcome = outcome;
		return outcome;
	}

	#rest() {
		clearTimeout(this.#soon);
		this.isBusy = false;
		this.#handle = undefined;
		this.#answer = undefined;
		this.prompt = undefined;
		this.slowMs = undefined;
		this.running = false;
	}
}
