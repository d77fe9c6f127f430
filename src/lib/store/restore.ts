import type { Table } from 'dexie';
import type { Event } from '#lib/learner/event.ts';
import { deviceClock } from './clock.ts';
import { combineDrafts } from './combine-drafts.ts';
import type { ConflictRow, HeadRow, KeyRow } from './database.ts';
import { ProfileDatabase } from './database.ts';
import { activateKey, createKey, newHead } from './device.ts';
import { findConflicts } from './find-conflicts.ts';
import { openGuarded, write } from './guard.ts';
import type { StoreProblem } from './problem.ts';
import { problemOf, StoreFailure } from './problem.ts';
import type { Profile } from './profile.ts';
import type { LogSlice } from './read-log.ts';
import { openSlice, readSlice } from './read-log.ts';
import type { Backup, OpenBlock } from './read-backup.ts';
import type { Registry } from './registry.ts';
import { sealTails } from './seal.ts';

export type Restored =
	/** The learner was not on this device and is now, with everything. */
	| { readonly kind: 'created'; readonly profile: Profile; readonly events: number }
	/** The learner was here: what was missing was added, nothing was replaced. */
	| { readonly kind: 'merged'; readonly profile: Profile; readonly events: number }
	/** Nothing has changed. */
	| { readonly kind: 'refused'; readonly problem: StoreProblem };

/**
 * Puts a proved backup on the disk in one transaction: all of it or nothing. The learner it is of decides where:
 * a new profile, or the one of the same learner. This browser goes on under a new device key, since the file
 * may be restored elsewhere too. Never rejects.
 */
export async function restoreBackup(
	registry: Registry,
	backup: Backup,
	clock = deviceClock
): Promise<Restored> {
	const [profile] = backup.parts.profile;
	if (!registry.persistent || !profile) {
		return { kind: 'refused', problem: { kind: 'blocked', detail: 'Nothing can be stored here.' } };
	}
	const database = new ProfileDatabase(profile.id);
	try {
		const present = await registry.get(profile.id);
		const events = await merge(database, backup, clock.now());
		// The log first: a listed learner without one would look like a loss.
		const adopted = await registry.adopt({ ...profile, hasBegun: true, lastUsedAt: clock.now() });
		return { kind: present ? 'merged' : 'created', profile: adopted, events };
	} catch (error) {
		await removeIfEmpty(database);
		return { kind: 'refused', problem: problemOf(error) };
	} finally {
		database.close();
	}
}

/** A refused restore leaves no empty database behind. */
async function removeIfEmpty(database: ProfileDatabase): Promise<void> {
	if (database.isOpen() && (await database.heads.count()) === 0) await database.delete();
}

/** @returns how many events were new here. @throws StoreFailure */
async function merge(database: ProfileDatabase, backup: Backup, now: number): Promise<number> {
	const opened = await openGuarded(database);
	if (opened.kind === 'unavailable') throw new StoreFailure(opened.problem);
	if (opened.readOnly) throw new StoreFailure(opened.readOnly);
	const key = await createKey(now);
	const learner = backup.manifest.learner;
	for (let tries = 0; tries < 5; tries += 1) {
		// Own logs must be sealed as far as they go: afterwards nobody adds to them.
		await sealTails(database, learner, 1, now);
		const here = await readSlice(database);
		const { events } = await openSlice(learner, here);
		const incoming = eventsOf(unknownBlocks(backup, here));
		const conflicts = findConflicts(events, incoming, now);
		if (await store(database, { backup, key, conflicts })) return countNew(events, incoming);
	}
	throw new StoreFailure({ kind: 'failed', detail: 'Another tab keeps writing. Close it and try again.' });
}

function unknownBlocks(backup: Backup, here: LogSlice): readonly OpenBlock[] {
	const known = new Set(here.blocks.map(({ hash }) => hash));
	return backup.log.filter(({ block }) => !known.has(block.hash));
}

function eventsOf(log: readonly OpenBlock[]): readonly Event[] {
	return log.flatMap(({ events }) => events);
}

function countNew(here: readonly Event[], incoming: readonly Event[]): number {
	const ids = new Set(here.map(({ id }) => id));
	return incoming.filter(({ id }) => !ids.has(id)).length;
}

interface Plan {
	readonly backup: Backup;
	readonly key: KeyRow;
	readonly conflicts: readonly ConflictRow[];
}

/** False where another tab has written meanwhile; then nothing was changed. */
function store(database: ProfileDatabase, { backup, key, conflicts }: Plan): Promise<boolean> {
	const { keys, heads, tail, blocks, snapshots, drafts, sources, settings, quarantine } = database;
	const { parts } = backup;
	const tables = [
		keys,
		heads,
		tail,
		blocks,
		snapshots,
		drafts,
		sources,
		settings,
		database.conflicts,
		quarantine
	];
	return write(database, tables, async () => {
		if ((await tail.count()) > 0) return false;
		await blocks.bulkPut(backup.log.map(({ block }) => block));
		await sources.bulkPut([...parts.sources]);
		for (const draft of parts.drafts)
			await drafts.put(combineDrafts(await drafts.get(draft.exercise), draft));
		for (const setting of parts.settings)
			if (!(await settings.get(setting.name))) await settings.add(setting);
		await addMissing(quarantine, parts.quarantine, ({ table, key }) => `${table}/${key}`);
		await addMissing(database.conflicts, [...parts.conflicts, ...conflicts], ({ sides }) => sides.join('\n'));
		await snapshots.clear();
		for (const head of headsOf(backup)) await heads.put(raise(await heads.get(head.device), head));
		await activateKey(database, key);
		return true;
	});
}

/** Restoring a file twice must not say everything twice. */
async function addMissing<T>(
	table: Table<T, number>,
	rows: readonly T[],
	nameOf: (row: T) => string
): Promise<void> {
	const known = new Set((await table.toArray()).map(nameOf));
	await table.bulkAdd(rows.filter((row) => !known.has(nameOf(row))));
}

/** How far each log in the backup goes. */
function headsOf({ log }: Backup): readonly HeadRow[] {
	const heads = new Map<string, HeadRow>();
	for (const { device, last, hash } of log.map(({ block }) => block)) {
		const before = heads.get(device) ?? newHead(device);
		if (last > before.seq) heads.set(device, { ...before, seq: last, sealedSeq: last, sealedHash: hash });
	}
	for (const { device, hlc } of eventsOf(log)) {
		const head = heads.get(device);
		if (head && hlc > head.hlc) heads.set(device, { ...head, hlc });
	}
	return [...heads.values()];
}

/** The head of a log of which both have some: as far as either goes. */
function raise(here: HeadRow | undefined, incoming: HeadRow): HeadRow {
	if (!here) return incoming;
	const further = incoming.seq > here.seq ? incoming : here;
	return { ...further, role: here.role, hlc: here.hlc > incoming.hlc ? here.hlc : incoming.hlc };
}
