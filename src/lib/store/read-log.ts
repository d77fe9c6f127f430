import Dexie from 'dexie';
import type { Event } from '#lib/learner/event.ts';
import type { Conflict } from '#lib/learner/order.ts';
import { compareEvents, mergeEvents } from '#lib/learner/order.ts';
import type { Block } from './block.ts';
import type { HeadRow, ProfileDatabase, TailRow } from './database.ts';
import { parseLine } from './event-line.ts';
import { read } from './guard.ts';
import { reopenBlock } from './read-block.ts';

/** Per device the seq up to which its events are known already. Devices that are not named: none. */
export type Covers = Readonly<Record<string, number>>;

/** The log, or what it has beyond some point, as it lies on the disk at one moment. */
export interface LogSlice {
	readonly heads: readonly HeadRow[];
	readonly blocks: readonly Block[];
	readonly tail: readonly TailRow[];
}

/** A row that could not be read. */
export interface BrokenRow {
	readonly table: 'blocks' | 'tail';
	readonly key: string;
	readonly detail: string;
	readonly row: Block | TailRow;
}

export interface OpenedLog {
	/** Each once, in the one order of all devices. */
	readonly events: readonly Event[];
	readonly broken: readonly BrokenRow[];
	/** Two events with one id. */
	readonly conflicts: readonly Conflict[];
}

/** @throws StoreFailure */
export async function readSlice(database: ProfileDatabase, covers: Covers = {}): Promise<LogSlice> {
	return read(database, [database.heads, database.blocks, database.tail], async () => {
		const heads = await database.heads.toArray();
		const blocks: Block[] = [];
		const tail: TailRow[] = [];
		for (const { device } of heads) {
			const [from, to] = [
				[device, (covers[device] ?? 0) + 1],
				[device, Dexie.maxKey]
			];
			blocks.push(...(await database.blocks.where('[device+last]').between(from, to).toArray()));
			tail.push(...(await database.tail.where('[device+seq]').between(from, to).toArray()));
		}
		return { heads, blocks, tail };
	});
}

/** The events of a slice beyond what is covered. What cannot be read is named and left out. */
export async function openSlice(learner: string, slice: LogSlice, covers: Covers = {}): Promise<OpenedLog> {
	const events: Event[] = [];
	const broken: BrokenRow[] = [];
	const isNew = (event: Event) => event.seq > (covers[event.device] ?? 0);
	for (const block of slice.blocks) {
		const opened = await reopenBlock(block);
		if (opened.kind === 'broken') broken.push(brokenBlock(block, opened.detail));
		else events.push(...opened.events.filter(isNew));
	}
	for (const row of slice.tail) {
		const parsed = parseLine(String(row.line), { learner, device: row.device, seq: row.seq });
		if (parsed.kind === 'refused') broken.push(brokenTail(row, parsed.reason));
		else if (isNew(parsed.event)) events.push(parsed.event);
	}
	return { ...inOrder(events), broken };
}

/** One log without a fork is in order as it lies, which spares the merge. */
function inOrder(events: readonly Event[]): Pick<OpenedLog, 'events' | 'conflicts'> {
	const sorted = events.every((event, at) => {
		const before = events[at - 1];
		return before === undefined || compareEvents(before, event) < 0;
	});
	return sorted ? { events, conflicts: [] } : mergeEvents(events);
}

function brokenBlock(block: Block, detail: string): BrokenRow {
	return { table: 'blocks', key: block.hash, detail, row: block };
}

function brokenTail(row: TailRow, detail: string): BrokenRow {
	return { table: 'tail', key: `${row.device}/${row.seq}`, detail, row };
}
