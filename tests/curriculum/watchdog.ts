import { Worker } from 'node:worker_threads';

/** Stops Python that does not come back: an endless loop is a mistake worth an example. */
export interface Watchdog {
	/** What Python looks at while it runs. */
	readonly buffer: Int32Array;
	/** Runs something under the time limit. */
	watch<Result>(run: () => Result): Result;
	end(): Promise<unknown>;
}

/** The other thread: the second place counts up before and after every run, so odd means running. */
const source = `
const { workerData: { buffer, limitMs } } = require('node:worker_threads');
let seen = 0;
let since = 0;
setInterval(() => {
	const run = Atomics.load(buffer, 1);
	if (run !== seen) [seen, since] = [run, Date.now()];
	else if (run % 2 === 1 && Date.now() - since > limitMs) Atomics.store(buffer, 0, 2);
}, 50);
`;

export function startWatchdog(limitMs: number): Watchdog {
	const buffer = new Int32Array(new SharedArrayBuffer(8));
	const worker = new Worker(source, { eval: true, workerData: { buffer, limitMs } });
	worker.unref();
	return {
		buffer,
		watch(run) {
			Atomics.add(buffer, 1, 1);
			try {
				return run();
			} finally {
				Atomics.add(buffer, 1, 1);
				Atomics.store(buffer, 0, 0);
			}
		},
		end: () => worker.terminate()
	};
}
