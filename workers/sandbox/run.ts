import type { Ended, FromFrame, Job, Why } from '#lib/run/protocol.ts';
import { Deadline } from './deadline.ts';
import type { Interpreter, Word } from './interpreter.ts';
import type { Pool } from './pool.ts';

type Unaddressed<Message> = Message extends unknown ? Omit<Message, 'rid' | 'v'> : never;
/** A message about this run; whoever started it knows which one that is. */
export type Report = Unaddressed<
	Extract<FromFrame, { t: 'out' | 'need-input' | 'slow' | 'result' | 'ended' }>
>;

/** An idle interpreter takes a job within this time; one that does not is busy with something of its own. */
const longestSilenceMs = 1_000;

/** One run from its interpreter to its end. It always ends exactly once, by a report `ended`. */
export class Run {
	readonly #job: Job;
	readonly #pool: Pool;
	readonly #report: (report: Report) => void;
	readonly #deadline: Deadline;
	#interpreter: Interpreter | undefined;
	#silence: ReturnType<typeof setTimeout> | undefined;
	#hasEnded = false;
	#hasBegun = false;
	#lines = 0;
	#bytes = 0;

	constructor(job: Job, pool: Pool, report: (report: Report) => void) {
		this.#job = job;
		this.#pool = pool;
		this.#report = report;
		this.#deadline = new Deadline(
			job.limits.wallMs,
			(ms) => this.#report({ t: 'slow', ms }),
			() => this.#cut('timeout')
		);
	}

	async begin(): Promise<void> {
		const interpreter = await this.#take();
		if (interpreter === null) return this.#finish({ why: 'crashed', reason: 'Python could not be started.' });
		if (this.#hasEnded) return this.#pool.discard(interpreter);
		this.#interpreter = interpreter;
		interpreter.listen = (word) => this.#hear(word);
		this.#silence = setTimeout(() => this.#hasBegun || this.#moveOn(), longestSilenceMs);
		interpreter.begin(this.#job);
	}

	answer(line: string | null): void {
		this.#interpreter?.answer(line);
		if (this.#hasBegun && !this.#hasEnded) this.#deadline.run();
	}

	stop(): void {
		this.#cut('stopped');
	}

	extend(): void {
		this.#deadline.extend();
	}

	#take(): Promise<Interpreter | null> {
		if (this.#job.mode === 'script') return this.#pool.takeExplorer();
		return this.#job.role === 'reference' ? this.#pool.takeReference() : this.#pool.takeClean();
	}

	/** The last program left the interpreter busy or broken; this one begins again in another. */
	#moveOn(): void {
		if (this.#hasEnded || this.#interpreter === undefined) return;
		this.#deadline.pause();
		this.#hasBegun = false;
		this.#pool.discard(this.#interpreter);
		this.#interpreter = undefined;
		void this.begin();
	}

	#hear(word: Word): void {
		if (word.t === 'begun') return this.#onBegun();
		if (!this.#hasBegun && word.t !== 'lost') return;
		if (word.t === 'out') this.#onOutput(word);
		else if (word.t === 'need-input') this.#onInput(word.prompt);
		else if (word.t === 'result') this.#report(word);
		else if (word.t === 'ended') this.#onEnded(word);
		else if (word.t === 'lost') this.#finish({ why: 'crashed', reason: word.reason });
	}

	#onBegun(): void {
		if (this.#hasBegun) return;
		this.#hasBegun = true;
		clearTimeout(this.#silence);
		this.#deadline.run();
	}

	#onOutput(word: Extract<Word, { t: 'out' }>): void {
		this.#bytes += word.text.length;
		for (const character of word.text) if (character === '\n') this.#lines += 1;
		const { outputLines, outputBytes } = this.#job.limits;
		// A worker keeps the limit itself; one that has been tampered with must not flood the page.
		if (this.#lines > outputLines * 2 || this.#bytes > outputBytes * 4) return this.#cut('output');
		this.#report(word);
	}

	#onInput(prompt: string): void {
		if (this.#job.mode !== 'script' || !this.#job.asks) return;
		this.#deadline.pause();
		this.#report({ t: 'need-input', prompt });
	}

	#onEnded(word: Extract<Word, { t: 'ended' }>): void {
		const interpreter = this.#interpreter;
		if (word.why === 'fatal' && this.#bytes === 0 && interpreter?.isSecondHand) return this.#moveOn();
		this.#interpreter = undefined;
		if (interpreter) this.#give(interpreter, word);
		const { why, error, reason } = word;
		this.#finish({ why, ...(error ? { error } : {}), ...(reason ? { reason } : {}) });
	}

	/** Whether an interpreter may be used again depends on what ran in it and how that ended. */
	#give(interpreter: Interpreter, word: Extract<Word, { t: 'ended' }>): void {
		interpreter.listen = () => undefined;
		if (!isSound(word)) this.#pool.discard(interpreter);
		else if (this.#job.mode === 'script') this.#pool.keepExplorer(interpreter, word.heapBytes);
		else if (this.#job.role === 'reference') this.#pool.keepReference(interpreter);
		else this.#pool.discard(interpreter);
	}

	#cut(why: Why): void {
		this.#finish({ why });
	}

	#finish(end: Pick<Ended, 'why' | 'error' | 'reason'>): void {
		if (this.#hasEnded) return;
		this.#hasEnded = true;
		clearTimeout(this.#silence);
		const ms = this.#deadline.spentMs;
		this.#deadline.pause();
		if (this.#interpreter) this.#pool.discard(this.#interpreter);
		this.#interpreter = undefined;
		this.#report({ t: 'ended', ms, lines: this.#lines, bytes: this.#bytes, ...end });
	}
}

/** Recursion without an error to show has broken the interpreter. */
function isSound({ why, error }: Extract<Word, { t: 'ended' }>): boolean {
	return why === 'ok' || why === 'error' || (why === 'recursion' && error !== undefined);
}
