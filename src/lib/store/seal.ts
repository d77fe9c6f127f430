import Dexie from 'dexie';
import { ZERO_HLC } from '#lib/learner/hlc.ts';
import type { Block } from './block.ts';
import { blockEvents, blockTextBytes, sealBlock } from './block.ts';
import { canonicalText } from './canonical.ts';
import type { HeadRow, KeyRow, ProfileDatabase, QuarantineRow, TailRow } from './database.ts';
import { parseLine } from './event-line.ts';
import { read, write } from './guard.ts';
import { withLock } from './lock.ts';

/** A tail this long is sealed: as many events, or as many UTF-16 units, as one block should hold. */
export const sealAt = { events: blockEvents, length: 262_144 } as const;

/** Below this many events a tail stays open when the page is left: small blocks are mostly signature. */
export const sealWhenIdle = 100;

/**
 * Seals what is open in every log of this browser that has at least `least` open events. Deflating and signing
 * happen between two transactions; the second one moves the rows into the block, all or none, and only if
 * nobody else did. A crash anywhere leaves the rows in the tail or in the block, never in both or neither.
 * @returns how many events were sealed
 * @throws StoreFailure
 */
export async function sealTails(
	database: ProfileDatabase,
	learner: string,
	least: number,
	now: number
): Promise<number> {
	return withLock(`${database.name}-seal`, async () => {
		const keys = await read(database, [database.keys], () => database.keys.toArray());
		let sealed = 0;
		for (const key of keys) sealed += await sealLog(database, learner, key, least, now);
		return sealed;
	});
}

async function sealLog(
	database: ProfileDatabase,
	learner: string,
	key: KeyRow,
	least: number,
	now: number
): Promise<number> {
	for (let sealed = 0; ;) {
		const open = await readOpen(database, key.device);
		if (!open || open.head.seq - open.head.sealedSeq < Math.max(1, least)) return sealed;
		const plan = await planBlock(learner, key, open, now);
		if (await storeBlock(database, open.head, plan)) sealed += plan.block.last - plan.block.first + 1;
	}
}

interface OpenTail {
	readonly head: HeadRow;
	/** The first rows not yet sealed, at most a block of them. */
	readonly rows: readonly TailRow[];
}

async function readOpen(database: ProfileDatabase, device: string): Promise<OpenTail | undefined> {
	return read(database, [database.heads, database.tail], async () => {
		const head = await database.heads.get(device);
		if (!head || head.seq <= head.sealedSeq) return undefined;
		const rows = await openRows(database, device, head.sealedSeq + blockEvents).toArray();
		return { head, rows };
	});
}

function openRows(database: ProfileDatabase, device: string, last: number) {
	return database.tail.where('[device+seq]').between([device, Dexie.minKey], [device, last], true, true);
}

interface BlockPlan {
	readonly block: Block;
	/** UTF-16 units that leave the tail. */
	readonly length: number;
	readonly lost: readonly QuarantineRow[];
}

async function planBlock(learner: string, key: KeyRow, open: OpenTail, now: number): Promise<BlockPlan> {
	const { head } = open;
	const { lines, lost } = readableLines(learner, open, now);
	const start = { device: head.device, learner, previous: head.sealedHash, first: head.sealedSeq + 1 };
	for (let count = fitting(lines); ; count = Math.ceil(count / 2)) {
		const block = await sealBlock(start, lines.slice(0, count), key.secret);
		if (block === 'tooLarge') continue;
		const length = open.rows
			.filter((row) => row.seq <= block.last)
			.reduce((sum, row) => sum + lineLength(row), 0);
		return { block, length, lost: lost.filter(({ seq }) => seq <= block.last).map(({ row }) => row) };
	}
}

/** How many lines surely stay below a block's text limit: a UTF-16 unit is at most three bytes, and a break. */
function fitting(lines: readonly string[]): number {
	let bytes = 0;
	const past = lines.findIndex((line) => (bytes += line.length * 3 + 1) > blockTextBytes);
	return past === -1 ? lines.length : Math.max(1, past);
}

interface ReadableLines {
	readonly lines: readonly string[];
	readonly lost: readonly { readonly seq: number; readonly row: QuarantineRow }[];
}

/**
 * The lines of the open events, without a gap. Where a row is missing or cannot be read, an event of the type
 * `event.lost` takes its place, so that the chain goes on and the loss is on record, and the row is set aside.
 */
function readableLines(learner: string, { head, rows }: OpenTail, now: number): ReadableLines {
	const bySeq = new Map(rows.map((row) => [row.seq, row]));
	const lines: string[] = [];
	const lost: { seq: number; row: QuarantineRow }[] = [];
	let hlc = ZERO_HLC;
	for (let seq = head.sealedSeq + 1; seq <= Math.min(head.seq, head.sealedSeq + blockEvents); seq += 1) {
		const row = bySeq.get(seq);
		const parsed = parseLine(String(row?.line), { learner, device: head.device, seq });
		if (row && parsed.kind === 'event') {
			hlc = parsed.event.hlc;
			lines.push(row.line);
		} else {
			lines.push(canonicalText({ hlc, session: 'lost', type: 'event.lost', tz: 0, v: 1 }));
			const detail = parsed.kind === 'refused' && row ? parsed.reason : 'missing';
			const key = `${head.device}/${seq}`;
			lost.push({ seq, row: { table: 'tail', key, detail, row: row ?? null, foundAt: now } });
		}
	}
	return { lines, lost };
}

function lineLength(row: TailRow): number {
	return String(row.line).length;
}

/** False when another tab sealed first; then nothing was changed. */
async function storeBlock(database: ProfileDatabase, planned: HeadRow, plan: BlockPlan): Promise<boolean> {
	const { block, length, lost } = plan;
	const tables = [database.heads, database.tail, database.blocks, database.quarantine];
	return write(database, tables, async () => {
		const head = await database.heads.get(block.device);
		if (head?.sealedHash !== planned.sealedHash) return false;
		await database.blocks.add(block);
		await database.quarantine.bulkAdd(lost);
		await openRows(database, block.device, block.last).delete();
		const tailLength = Math.max(0, head.tailLength - length);
		await database.heads.put({ ...head, sealedSeq: block.last, sealedHash: block.hash, tailLength });
		return true;
	});
}
