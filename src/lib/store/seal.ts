import Dexie from 'dexie';
import { blockEvents } from './block.ts';
import type { HeadRow, KeyRow, ProfileDatabase } from './database.ts';
import { read, write } from './guard.ts';
import { withLock } from './lock.ts';
import type { BlockPlan, OpenTail } from './plan-block.ts';
import { planBlock } from './plan-block.ts';

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
