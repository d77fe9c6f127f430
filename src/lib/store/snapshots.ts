import type { Snapshot } from '#lib/learner/snapshot.ts';
import { keepSnapshots } from '#lib/learner/snapshot.ts';
import type { ProfileDatabase, SnapshotRow } from './database.ts';
import { read, write } from './guard.ts';
import { hashText } from './hash.ts';
import type { Covers } from './read-log.ts';

/** A state and which events of the log are in it. */
export interface Projected {
	readonly snapshot: Snapshot;
	readonly covers: Covers;
}

/** The stored snapshots that are as they were written, newest first. A damaged one is worth a replay, no more. */
export async function loadSnapshots(database: ProfileDatabase): Promise<readonly Projected[]> {
	const rows = await read(database, [database.snapshots], () => database.snapshots.reverse().toArray());
	const loaded = await Promise.all(rows.map(openRow));
	return loaded.filter((each) => each !== undefined);
}

/** Keeps a snapshot and lets go of those that are not worth keeping beside it. @throws StoreFailure */
export async function saveSnapshot(
	database: ProfileDatabase,
	{ snapshot, covers }: Projected
): Promise<void> {
	const text = JSON.stringify(snapshot);
	const { count } = snapshot.watermark;
	const row: SnapshotRow = {
		count,
		watermark: snapshot.watermark,
		covers,
		text,
		sha256: await hashText(text)
	};
	await write(database, [database.snapshots], async () => {
		await database.snapshots.put(row);
		const rows = await database.snapshots.toArray();
		const kept = new Set(keepSnapshots(rows).map((each) => each.count));
		await database.snapshots.bulkDelete(rows.map((each) => each.count).filter((each) => !kept.has(each)));
	});
}

async function openRow(row: SnapshotRow): Promise<Projected | undefined> {
	if (typeof row.text !== 'string' || (await hashText(row.text)) !== row.sha256) return undefined;
	// The hash is our own: this text is what `saveSnapshot` made of a Snapshot.
	const snapshot = JSON.parse(row.text) as Snapshot;
	return { snapshot, covers: row.covers };
}
