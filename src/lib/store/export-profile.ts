import type { BackupParts } from './backup-file.ts';
import type { Block } from './block.ts';
import { toBase64 } from './bytes.ts';
import type { ConflictRow, ProfileDatabase, QuarantineRow } from './database.ts';
import { createKey } from './device.ts';
import { read } from './guard.ts';
import type { Profile } from './profile.ts';
import { blockEvents } from './block.ts';
import { planBlock } from './plan-block.ts';
import { sealTails } from './seal.ts';
import { writeBackup } from './write-backup.ts';

/**
 * Everything of a profile on the disk as one file. Open events are sealed on the disk first; where that is
 * refused (the disk is full, a newer Glim wrote there), they are sealed for the file alone.
 * @throws StoreFailure when the disk cannot even be read
 */
export async function exportProfile(
	database: ProfileDatabase,
	profile: Profile,
	now: number,
	onUnsealed: (error: unknown) => void
): Promise<Blob> {
	await sealTails(database, profile.id, 1, now).catch(onUnsealed);
	const rows = await readEverything(database);
	const open = await sealOpen(rows, profile.id, now);
	const active = rows.heads.find((head) => head.role === 'active')?.device;
	const key = rows.keys.find(({ device }) => device === active) ?? (await createKey(now));
	return writeBackup(toParts(profile, [...rows.blocks, ...open], rows), profile.id, key, now);
}

type Rows = Awaited<ReturnType<typeof readEverything>>;

/** All tables at one moment. */
function readEverything(database: ProfileDatabase) {
	const { keys, heads, tail, blocks, drafts, sources, settings, conflicts, quarantine } = database;
	const tables = [keys, heads, tail, blocks, drafts, sources, settings, conflicts, quarantine];
	return read(database, tables, async () => ({
		keys: await keys.toArray(),
		heads: await heads.toArray(),
		tail: await tail.toArray(),
		blocks: await blocks.orderBy('[device+last]').toArray(),
		drafts: await drafts.toArray(),
		sources: await sources.toArray(),
		settings: await settings.toArray(),
		conflicts: await conflicts.toArray(),
		quarantine: await quarantine.toArray()
	}));
}

/** Blocks for the events that are still open, for the file alone. */
export async function sealOpen(rows: Rows, learner: string, now: number): Promise<readonly Block[]> {
	const blocks: Block[] = [];
	for (const key of rows.keys) {
		let head = rows.heads.find(({ device }) => device === key.device);
		while (head && head.seq > head.sealedSeq) {
			const { device, sealedSeq } = head;
			const open = rows.tail.filter(
				(row) => row.device === device && row.seq > sealedSeq && row.seq <= sealedSeq + blockEvents
			);
			const { block } = await planBlock(learner, key, { head, rows: open }, now);
			blocks.push(block);
			head = { ...head, sealedSeq: block.last, sealedHash: block.hash };
		}
	}
	return blocks;
}

/** The rows as the parts of a backup file. */
export function toParts(profile: Profile, blocks: readonly Block[], rows: Rows): BackupParts {
	return {
		profile: [profile],
		blocks: blocks.map(({ bytes }) => toBase64(bytes)),
		drafts: rows.drafts.map((draft) => ({ ...draft, versions: [...draft.versions] })),
		sources: [...rows.sources],
		settings: [...rows.settings],
		conflicts: rows.conflicts.map(copyConflict),
		quarantine: rows.quarantine.map(copyQuarantine)
	};
}

/** Without the row's number, which means nothing elsewhere. */
function copyConflict({ kind, device, seq, sides, foundAt }: ConflictRow): BackupParts['conflicts'][number] {
	return { kind, device, seq, sides: [...sides], foundAt };
}

function copyQuarantine({
	table,
	key,
	detail,
	row,
	foundAt
}: QuarantineRow): BackupParts['quarantine'][number] {
	return { table, key, detail, row, foundAt };
}
