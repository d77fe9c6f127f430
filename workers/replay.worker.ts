/// <reference lib="webworker" />
import { ProfileDatabase } from '#lib/store/database.ts';
import { problemOf } from '#lib/store/problem.ts';
import type { ReplayReply, ReplayRequest } from '#lib/store/replay-protocol.ts';
import { replayLog } from '#lib/store/replay.ts';

/** Reads a whole log and folds it, so that the page stays free meanwhile. */
async function answer({ id, learner, content }: ReplayRequest): Promise<ReplayReply> {
	const database = new ProfileDatabase(learner);
	try {
		return { id, kind: 'replayed', replayed: await replayLog(database, learner, content) };
	} catch (error) {
		return { id, kind: 'failed', problem: problemOf(error) };
	} finally {
		database.close();
	}
}

addEventListener('message', async (message: MessageEvent<ReplayRequest>) => {
	postMessage((await answer(message.data)) satisfies ReplayReply);
});
