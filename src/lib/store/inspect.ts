import { hlcMs } from '#lib/learner/hlc.ts';
import type { HeadRow, ProfileDatabase } from './database.ts';
import { newHead } from './device.ts';
import { parseLine } from './event-line.ts';
import { write } from './guard.ts';
import type { StoreProblem } from './problem.ts';

/** What of a device's log lies here. */
interface Extent {
	/** Last sealed seq, 0 without blocks. */
	readonly sealed: number;
	/** The open seqs, in order. */
	readonly open: readonly number[];
}

/**
 * Compares the heads with what lies on the disk, by keys alone. A head that is behind or missing is brought
 * forward to the rows; rows that a head promises and that are not there are reported. Nothing is ever set back.
 * @throws StoreFailure
 */
export async function inspectLog(
	database: ProfileDatabase,
	learner: string
): Promise<readonly StoreProblem[]> {
	const tables = [database.heads, database.keys, database.blocks, database.tail];
	return write(database, tables, async () => {
		const problems: StoreProblem[] = [];
		const heads = new Map((await database.heads.toArray()).map((head) => [head.device, head]));
		const extents = await readExtents(database);
		for (const device of new Set([...heads.keys(), ...extents.keys()])) {
			const head = heads.get(device) ?? (await lostHead(database, device));
			const extent = extents.get(device) ?? { sealed: 0, open: [] };
			problems.push(...findMissing(head, extent));
			const repaired = await bringForward(database, learner, head, extent);
			if (repaired !== heads.get(device)) await database.heads.put(repaired);
		}
		return problems;
	});
}

async function readExtents(database: ProfileDatabase): Promise<ReadonlyMap<string, Extent>> {
	const extents = new Map<string, Extent>();
	const of = (device: string) => extents.get(device) ?? { sealed: 0, open: [] };
	await database.blocks.orderBy('[device+last]').eachKey((key) => {
		const [device, last] = placeOf(key);
		extents.set(device, { ...of(device), sealed: Math.max(of(device).sealed, last) });
	});
	for (const [device, seq] of await database.tail.toCollection().primaryKeys()) {
		extents.set(device, { ...of(device), open: [...of(device).open, seq] });
	}
	return extents;
}

function placeOf(key: unknown): readonly [string, number] {
	const [device, last] = Array.isArray(key) ? key : [];
	return [String(device), Number(last)];
}

async function lostHead(database: ProfileDatabase, device: string): Promise<HeadRow> {
	const key = await database.keys.get(device);
	return { ...newHead(device), role: key ? 'retired' : 'foreign' };
}

function findMissing(head: HeadRow, extent: Extent): readonly StoreProblem[] {
	const unsealed = extent.open.filter((seq) => seq > head.sealedSeq && seq <= head.seq).length;
	const missing = {
		blocks: Math.max(0, head.sealedSeq - extent.sealed),
		tail: Math.max(0, head.seq - Math.max(head.sealedSeq, extent.sealed) - unsealed)
	};
	return Object.entries(missing)
		.filter(([, count]) => count > 0)
		.map(([table, count]) => ({
			kind: 'damaged',
			table,
			key: head.device,
			detail: `${count} events missing`
		}));
}

async function bringForward(
	database: ProfileDatabase,
	learner: string,
	head: HeadRow,
	extent: Extent
): Promise<HeadRow> {
	const sealed = extent.sealed > head.sealedSeq ? await sealedAt(database, head.device, extent.sealed) : {};
	const seq = Math.max(head.seq, extent.sealed, ...extent.open.slice(-1));
	if (seq === head.seq && !('sealedSeq' in sealed)) return head;
	const last = await database.tail.get([head.device, seq]);
	const parsed = parseLine(String(last?.line), { learner, device: head.device, seq });
	const hlc =
		parsed.kind === 'event' && hlcMs(parsed.event.hlc) >= hlcMs(head.hlc) ? parsed.event.hlc : head.hlc;
	return { ...head, ...sealed, seq, hlc };
}

async function sealedAt(database: ProfileDatabase, device: string, last: number): Promise<Partial<HeadRow>> {
	const block = await database.blocks.where('[device+last]').equals([device, last]).first();
	return block ? { sealedSeq: block.last, sealedHash: block.hash } : {};
}
