import { StoreFailure } from './problem.ts';
import type { Replayed } from './replay.ts';
import type { ReplayReply, ReplayRequest } from './replay-protocol.ts';

/**
 * Replays a log in a worker of its own, which ends with the answer.
 * @throws StoreFailure, with the kind `failed` when the worker could not start or crashed
 */
export async function replayInWorker(learner: string, content: string): Promise<Replayed> {
	const { default: ReplayWorker } = await import('#workers/replay.worker.ts?worker');
	const worker = new ReplayWorker();
	try {
		const reply = await ask(worker, { id: 1, learner, content });
		if (reply.kind === 'failed') throw new StoreFailure(reply.problem);
		return reply.replayed;
	} finally {
		worker.terminate();
	}
}

function ask(worker: Worker, request: ReplayRequest): Promise<ReplayReply> {
	return new Promise((resolve, reject) => {
		worker.onmessage = (message: MessageEvent<ReplayReply>) => resolve(message.data);
		worker.onerror = (event) => reject(crashed(event.message || 'The replay worker could not run.'));
		worker.onmessageerror = () => reject(crashed('The replay worker answered what cannot be read.'));
		worker.postMessage(request satisfies ReplayRequest);
	});
}

function crashed(detail: string): StoreFailure {
	return new StoreFailure({ kind: 'failed', detail });
}
