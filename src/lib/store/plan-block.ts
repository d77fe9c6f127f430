import { ZERO_HLC } from '#lib/learner/hlc.ts';
import type { Block } from './block.ts';
import { blockEvents, blockTextBytes } from './block.ts';
import { canonicalText } from '#lib/learner/canonical.ts';
import type { HeadRow, KeyRow, QuarantineRow, TailRow } from './database.ts';
import { parseLine } from './event-line.ts';
import { sealBlock } from './seal-block.ts';

/** What of a log no block holds yet. */
export interface OpenTail {
	readonly head: HeadRow;
	/** The first rows not yet sealed, at most a block of them. */
	readonly rows: readonly TailRow[];
}

/** The next block of a log, and what changes with it. */
export interface BlockPlan {
	readonly block: Block;
	/** UTF-16 units that leave the tail. */
	readonly length: number;
	readonly lost: readonly QuarantineRow[];
}

/** Makes the next block from as many open events as fit. There must be one. Writes nothing. */
export async function planBlock(
	learner: string,
	key: KeyRow,
	open: OpenTail,
	now: number
): Promise<BlockPlan> {
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
			lost.push({ seq, row: { table: 'tail', key, detail, row: String(row?.line ?? ''), foundAt: now } });
		}
	}
	return { lines, lost };
}

function lineLength(row: TailRow): number {
	return String(row.line).length;
}
