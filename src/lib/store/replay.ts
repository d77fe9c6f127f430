import { resumeFrom, startSnapshot } from '#lib/learner/snapshot.ts';
import type { Event } from '#lib/learner/event.ts';
import type { Conflict } from '#lib/learner/order.ts';
import type { ProfileDatabase } from './database.ts';
import type { BrokenRow, Covers, LogSlice } from './read-log.ts';
import { openSlice, readSlice } from './read-log.ts';
import type { Projected } from './snapshots.ts';

/** A state made from the whole log, and what was found on the way. */
export interface Replayed {
	readonly projected: Projected;
	readonly broken: readonly BrokenRow[];
	readonly conflicts: readonly Conflict[];
}

/** Makes the state anew from every event on the disk. @throws StoreFailure */
export async function replayLog(
	database: ProfileDatabase,
	learner: string,
	content: string
): Promise<Replayed> {
	const slice = await readSlice(database);
	const { events, broken, conflicts } = await openSlice(learner, slice);
	return {
		projected: { snapshot: foldLog(learner, events, content), covers: coversOf(slice) },
		broken,
		conflicts
	};
}

/** The snapshot of all events. Those of other learners, which a log may carry, count for them. */
export function foldLog(learner: string, events: readonly Event[], content: string) {
	const resumed = resumeFrom(
		startSnapshot(content),
		events.filter((event) => event.learner === learner)
	);
	// The empty snapshot is never stale: nothing lies before it.
	if (resumed.kind === 'stale') throw new Error('A replay from nothing was stale.');
	return resumed.snapshot;
}

/** What one has seen who has seen this slice. */
export function coversOf(slice: LogSlice): Covers {
	return Object.fromEntries(slice.heads.map((head) => [head.device, head.seq]));
}
