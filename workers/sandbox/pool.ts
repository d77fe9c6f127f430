import { Interpreter } from './interpreter.ts';
import type { Boot, Materials } from './interpreter.ts';

/** Above this, an interpreter keeps too much memory to be used again: WebAssembly memory never shrinks. */
const mostHeapBytes = 96 * 1024 * 1024;

/**
 * A spare is started this long after it was missed. Handing it its memory takes the frame's thread, and its
 * start a processor, while the program that was just given an interpreter is about to print.
 */
const refillAfterMs = 150;

export interface PoolEvents {
	onReady(boot: Boot, fromSnapshot: boolean): void;
	onBroken(reason: string, fromSnapshot: boolean): void;
}

/**
 * The interpreters of the frame: one that learner code explores in, clean ones in reserve, and one that only
 * ever sees reference solutions. Without spares (little memory) there is one at a time where possible.
 */
export class Pool {
	#explorer: Interpreter | undefined;
	#reference: Interpreter | undefined;
	#spares: Interpreter[] = [];
	#refilling: ReturnType<typeof setTimeout> | undefined;
	#materials: Materials;
	readonly #mostSpares: number;
	readonly #events: PoolEvents;

	constructor(materials: Materials, mostSpares: number, events: PoolEvents) {
		this.#materials = materials;
		this.#mostSpares = mostSpares;
		this.#events = events;
	}

	get materials(): Materials {
		return this.#materials;
	}

	/** Later interpreters start from this snapshot, or from nothing. */
	adopt(snapshot: ArrayBuffer | null): void {
		this.#materials = { ...this.#materials, snapshot };
	}

	/** Starts the first interpreter, and a spare once it is ready: earlier it would only slow the first down. */
	async warm(): Promise<void> {
		const first = await this.takeClean();
		if (first) this.keepExplorer(first, 0);
	}

	/** An interpreter for a free run: the one used before, else a clean one; null when none can be started. */
	async takeExplorer(): Promise<Interpreter | null> {
		const before = this.#explorer;
		this.#explorer = undefined;
		return before ?? this.takeClean();
	}

	async takeReference(): Promise<Interpreter | null> {
		const before = this.#reference;
		this.#reference = undefined;
		return before ?? this.takeClean();
	}

	/** An interpreter that has run nothing yet; null when none can be started. */
	async takeClean(): Promise<Interpreter | null> {
		for (;;) {
			const next = this.#nextClean();
			if (await next.ready) {
				this.#refill();
				return next;
			}
			if (!next.fromSnapshot) return null;
		}
	}

	/** Takes a used interpreter back for the next free run, unless its memory has grown too much. */
	keepExplorer(interpreter: Interpreter, heapBytes: number): void {
		if (this.#explorer || heapBytes > mostHeapBytes) return this.discard(interpreter);
		this.#explorer = interpreter;
		this.#refill();
	}

	keepReference(interpreter: Interpreter): void {
		if (this.#reference || this.#mostSpares === 0) return this.discard(interpreter);
		this.#reference = interpreter;
	}

	discard(interpreter: Interpreter): void {
		interpreter.end();
		this.#refill();
	}

	#nextClean(): Interpreter {
		const ready = this.#spares.find((each) => each.isReady);
		if (ready === undefined && this.#explorer?.isUsed === false) {
			const unused = this.#explorer;
			this.#explorer = undefined;
			return unused;
		}
		if (this.#mostSpares === 0) this.#endExplorer();
		const next = ready ?? this.#spares[0] ?? this.#start();
		this.#spares = this.#spares.filter((each) => each !== next);
		return next;
	}

	#endExplorer(): void {
		this.#explorer?.end();
		this.#explorer = undefined;
	}

	#refill(): void {
		if (this.#refilling !== undefined) return;
		this.#refilling = setTimeout(() => this.#startSpares(), refillAfterMs);
	}

	#startSpares(): void {
		this.#refilling = undefined;
		while (this.#spares.length < this.#mostSpares) this.#spares.push(this.#start());
	}

	#start(): Interpreter {
		const interpreter = new Interpreter(this.#materials);
		void interpreter.ready.then((boot) => {
			if (boot) this.#events.onReady(boot, interpreter.fromSnapshot);
			else this.#bury(interpreter);
		});
		return interpreter;
	}

	/** One that could not start is gone, and so is the snapshot that it started from. */
	#bury(interpreter: Interpreter): void {
		this.#spares = this.#spares.filter((each) => each !== interpreter);
		if (interpreter.failure === '') return;
		if (interpreter.fromSnapshot) this.adopt(null);
		this.#events.onBroken(interpreter.failure, interpreter.fromSnapshot);
	}
}
