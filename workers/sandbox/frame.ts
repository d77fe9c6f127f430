import { toFrame } from '#lib/run/protocol.ts';
import type { FromFrame, ToFrame } from '#lib/run/protocol.ts';
import type { Materials } from './interpreter.ts';
import { Pool } from './pool.ts';
import { Run } from './run.ts';
import { makeSnapshot } from './snapshot.ts';

/*
 * The supervisor: the only script of the sandbox's frame, in an opaque origin, holding one port to the app.
 * It starts and ends the workers that learner code runs in and keeps their deadlines. Learner code never
 * runs on this thread, so it always answers.
 */

declare global {
	/** Left by the bootstrap script. */
	var sandboxPort: MessagePort | undefined;
}

type Unversioned<Message> = Message extends unknown ? Omit<Message, 'v'> : never;

const port = globalThis.sandboxPort;
globalThis.sandboxPort = undefined;
const runs = new Map<number, Run>();
let pool: Pool | undefined;

function send(message: Unversioned<FromFrame>, transfer: Transferable[] = []): void {
	port?.postMessage({ v: 1, ...message }, transfer);
}

function receive(message: ToFrame): void {
	switch (message.t) {
		case 'assets':
			return start(message);
		case 'run':
			return begin(message);
		case 'input':
			return runs.get(message.rid)?.answer(message.line);
		case 'stop':
			return runs.get(message.rid)?.stop();
		case 'extend':
			return runs.get(message.rid)?.extend();
		case 'snapshot':
			return void photograph();
		case 'ping':
			return send({ t: 'pong', n: message.n });
	}
}

function start({ worker, script, wasm, stdlib, snapshot, spares }: Extract<ToFrame, { t: 'assets' }>): void {
	const blob = new Blob([worker, '\n', script], { type: 'text/javascript' });
	// Compiled once; the compiled module is shared with every worker.
	const module = WebAssembly.compile(wasm);
	const materials: Materials = { script: URL.createObjectURL(blob), module, stdlib, snapshot };
	pool = new Pool(materials, spares, {
		onReady: ({ ms, asks }, fromSnapshot) => send({ t: 'ready', ms, asks, fromSnapshot }),
		onBroken: (reason, fromSnapshot) => send({ t: 'broken', reason: reason.slice(0, 2_000), fromSnapshot })
	});
	void pool.warm();
}

function begin({ rid, job }: Extract<ToFrame, { t: 'run' }>): void {
	if (pool === undefined) return send({ t: 'ended', rid, why: 'crashed', ms: 0, lines: 0, bytes: 0 });
	const run = new Run(job, pool, (report) => {
		if (report.t === 'ended') runs.delete(rid);
		send({ rid, ...report });
	});
	runs.set(rid, run);
	void run.begin();
}

async function photograph(): Promise<void> {
	if (pool === undefined) return send({ t: 'snapshot', bytes: null, reason: 'Nothing has been started.' });
	try {
		const bytes = await makeSnapshot(pool.materials);
		pool.adopt(bytes);
		send({ t: 'snapshot', bytes });
	} catch (error) {
		send({ t: 'snapshot', bytes: null, reason: String(error).slice(0, 2_000) });
	}
}

if (port) {
	port.onmessage = (event) => {
		const message = toFrame.safeParse(event.data);
		if (message.success) receive(message.data);
	};
	send({ t: 'hello' });
}
