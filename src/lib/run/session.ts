import type { Ended, FromFrame, Job } from './protocol.ts';
import type { PythonAssets } from './python-assets.ts';
import { Sandbox } from './sandbox.ts';

/** What is heard of one job. `ended` comes exactly once and last. */
export type JobWord = Extract<FromFrame, { rid: number }>;

export interface SessionEvents {
	onReady(boot: Extract<FromFrame, { t: 'ready' }>): void;
	/** An interpreter could not be started; `fromSnapshot`: it will be tried without one. */
	onBroken(reason: string, fromSnapshot: boolean): void;
	/** The frame is gone; every job has been told that it ended. */
	onLost(reason: string): void;
}

/** One life of the sandbox: from its frame's creation to its end, with the jobs that run in it. */
export class Session {
	readonly #sandbox: Sandbox;
	readonly #events: SessionEvents;
	readonly #jobs = new Map<number, (word: JobWord) => void>();
	readonly #hello: Promise<void>;
	#greet: () => void = () => undefined;
	#photographed: ((bytes: ArrayBuffer | null, reason: string) => void) | undefined;
	#rid = 0;

	constructor(events: SessionEvents) {
		this.#events = events;
		this.#hello = new Promise((resolve) => (this.#greet = resolve));
		this.#sandbox = new Sandbox({
			onMessage: (message) => this.#hear(message),
			onLost: (reason) => this.#lose(reason)
		});
	}

	/** Hands over what Python starts from; `onReady` or `onBroken` follows. */
	async start(
		worker: string,
		{ script, wasm, stdlib }: PythonAssets,
		snapshot: ArrayBuffer | null,
		spares: number
	): Promise<void> {
		await this.#hello;
		const transfer = [script, wasm, stdlib, ...(snapshot ? [snapshot] : [])];
		this.#sandbox.send({ t: 'assets', worker, script, wasm, stdlib, snapshot, spares }, transfer);
	}

	/** Begins a job and answers the number it goes by. */
	begin(job: Job, hear: (word: JobWord) => void): number {
		const rid = ++this.#rid;
		this.#jobs.set(rid, hear);
		this.#sandbox.watch(true);
		this.#sandbox.send({ t: 'run', rid, job });
		return rid;
	}

	answer(rid: number, line: string | null): void {
		this.#sandbox.send({ t: 'input', rid, line });
	}

	stop(rid: number): void {
		this.#sandbox.send({ t: 'stop', rid });
	}

	extend(rid: number): void {
		this.#sandbox.send({ t: 'extend', rid });
	}

	/** Makes a snapshot that has proven itself. Rejects with the reason where that fails. */
	photograph(): Promise<ArrayBuffer> {
		return new Promise((resolve, reject) => {
			this.#photographed = (bytes, reason) => (bytes ? resolve(bytes) : reject(new Error(reason)));
			this.#sandbox.send({ t: 'snapshot' });
		});
	}

	get isBusy(): boolean {
		return this.#jobs.size > 0;
	}

	close(): void {
		this.#sandbox.close();
		this.#endJobs('stopped', 'The sandbox was closed.');
	}

	#hear(message: FromFrame): void {
		if ('rid' in message) return this.#hearOfJob(message);
		if (message.t === 'hello') this.#greet();
		else if (message.t === 'ready') this.#events.onReady(message);
		else if (message.t === 'broken') this.#events.onBroken(message.reason, message.fromSnapshot);
		else if (message.t === 'snapshot') this.#photographed?.(message.bytes, message.reason ?? '');
	}

	/** Late words of jobs that have ended are dropped. */
	#hearOfJob(word: JobWord): void {
		const hear = this.#jobs.get(word.rid);
		if (word.t === 'ended') this.#forget(word.rid);
		hear?.(word);
	}

	#forget(rid: number): void {
		this.#jobs.delete(rid);
		if (this.#jobs.size === 0) this.#sandbox.watch(false);
	}

	#lose(reason: string): void {
		this.#endJobs('crashed', reason);
		this.#events.onLost(reason);
	}

	#endJobs(why: Ended['why'], reason: string): void {
		this.#photographed?.(null, reason);
		for (const [rid, hear] of [...this.#jobs]) {
			this.#forget(rid);
			hear({ v: 1, t: 'ended', rid, why, ms: 0, lines: 0, bytes: 0, reason });
		}
	}
}
