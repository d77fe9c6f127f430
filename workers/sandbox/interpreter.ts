import { fromWorker } from '#lib/run/protocol.ts';
import type { FromWorker, Job, ToWorker } from '#lib/run/protocol.ts';

/** What every interpreter of the frame is started from. */
export interface Materials {
	/** The address of the worker's script. */
	readonly script: string;
	readonly module: Promise<WebAssembly.Module>;
	readonly stdlib: ArrayBuffer;
	readonly snapshot: ArrayBuffer | null;
}

export interface Boot {
	readonly ms: number;
	/** Whether the interpreter can wait for input. */
	readonly asks: boolean;
}

/** What comes from a worker, or what became of it: `lost` when it crashed or said what none of ours says. */
export type Word = FromWorker | { readonly t: 'lost'; readonly reason: string };

/** A slow device boots in many seconds; a start from a snapshot is short everywhere, or it hangs. */
const longestBootMs = 90_000;
const longestRestoreMs = 20_000;

/** One worker. Its words count only as long as it has not been ended, and only those that it said itself. */
export class Interpreter {
	/** Settles when it can take a job; null when it never will. Never rejects. */
	readonly ready: Promise<Boot | null>;
	readonly fromSnapshot: boolean;
	isReady = false;
	/** Whether a job has run in it, and whether one had before the present one. */
	isUsed = false;
	isSecondHand = false;
	listen: (word: Word) => void = () => undefined;
	/** Why it could not start. */
	failure = '';
	readonly #worker: Worker;
	#isEnded = false;
	#settleBoot: (boot: Boot | null) => void = () => undefined;

	constructor(materials: Materials, photograph = false) {
		this.fromSnapshot = materials.snapshot !== null;
		this.#worker = new Worker(materials.script);
		this.#worker.onmessage = (event) => this.#hear(event.data);
		this.#worker.onerror = (event) => this.#lose(event.message || 'The worker failed.');
		this.#worker.onmessageerror = () => this.#lose('The worker sent an unreadable message.');
		this.ready = this.#boot(materials, photograph);
	}

	begin(job: Job): void {
		this.isSecondHand = this.isUsed;
		this.isUsed = true;
		this.#post({ t: 'run', job });
	}

	answer(line: string | null): void {
		this.#post({ t: 'input', line });
	}

	/** Ends the worker, whatever it does. Nothing is heard of it afterwards. */
	end(): void {
		this.#isEnded = true;
		this.listen = () => undefined;
		this.#worker.terminate();
		this.#settleBoot(null);
	}

	#boot(materials: Materials, photograph: boolean): Promise<Boot | null> {
		const limitMs = this.fromSnapshot ? longestRestoreMs : longestBootMs;
		const timer = setTimeout(() => this.#lose('The start took too long.'), limitMs);
		const { stdlib, snapshot } = materials;
		materials.module.then(
			(module) => this.#post({ t: 'boot', module, stdlib, snapshot, photograph }),
			(error: unknown) => this.#lose(String(error))
		);
		return new Promise((resolve) => {
			this.#settleBoot = (boot) => {
				clearTimeout(timer);
				this.isReady = boot !== null && !this.#isEnded;
				resolve(boot);
			};
		});
	}

	#post(message: ToWorker): void {
		if (!this.#isEnded) this.#worker.postMessage(message);
	}

	#hear(message: unknown): void {
		if (this.#isEnded) return;
		const word = check(message);
		if (word === undefined) return this.#lose('The worker said something unexpected.');
		if (word.t === 'booted') return this.#settleBoot(word);
		if (word.t === 'broken') return this.#lose(word.reason);
		this.listen(word);
	}

	#lose(reason: string): void {
		if (this.#isEnded) return;
		const { listen } = this;
		this.failure = reason;
		this.end();
		listen({ t: 'lost', reason });
	}
}

/** A message of hostile depth overflows the validator's stack: that is a wrong message too. */
function check(message: unknown): FromWorker | undefined {
	try {
		return fromWorker.safeParse(message).data;
	} catch {
		return undefined;
	}
}
