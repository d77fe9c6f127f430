/** One row of a table of recorded attempts. */
export interface RecordedAttempt {
	readonly user: string;
	readonly item: string;
	readonly skill: string;
	/** Milliseconds on the table's own clock. */
	readonly at: number;
	readonly correct: 0 | 1;
}

/** A table read whole, or the first thing wrong with it; lines count from 1, the header being the first. */
export type ReadAttempts =
	| { readonly kind: 'attempts'; readonly attempts: readonly RecordedAttempt[] }
	| { readonly kind: 'broken'; readonly line: number; readonly reason: string };

const columns = ['user_id', 'item_id', 'timestamp', 'correct', 'skill_id'] as const;
type Column = (typeof columns)[number];
type Row = Readonly<Record<Column, string>>;

/** No study lasts 300 years: a table that reaches beyond 10¹⁰ counts milliseconds, any other one seconds. */
const MOST_SECONDS = 1e10;

/**
 * Reads tab-separated attempts with a header line. The columns may come in any order and with others between
 * them; timestamps are seconds or milliseconds from any beginning, `correct` is 0 or 1, ids are any text.
 */
export function readAttempts(text: string): ReadAttempts {
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	const header = (lines[0] ?? '').split('\t').map((name) => name.trim());
	const missing = columns.filter((name) => !header.includes(name));
	if (missing.length > 0) {
		return broken(
			1,
			`The header has no column ${missing.join(', ')}. It must be tab-separated and name ${columns.join(', ')}.`
		);
	}
	const rows: Row[] = [];
	for (const [index, line] of lines.entries()) {
		if (index === 0 || line.trim() === '') continue;
		const row = readRow(line.split('\t'), header);
		if (typeof row === 'string') return broken(index + 1, row);
		rows.push(row);
	}
	if (rows.length === 0) return broken(2, 'There are no attempts below the header.');
	return { kind: 'attempts', attempts: toAttempts(rows) };
}

function readRow(cells: readonly string[], header: readonly string[]): Row | string {
	if (cells.length !== header.length) {
		return `There are ${cells.length} columns where the header has ${header.length}.`;
	}
	const cell = (name: Column) => (cells[header.indexOf(name)] ?? '').trim();
	const empty = columns.find((name) => cell(name) === '');
	if (empty) return `${empty} is empty.`;
	if (!Number.isFinite(Number(cell('timestamp'))))
		return `timestamp is “${cell('timestamp')}”, not a number.`;
	if (![0, 1].includes(Number(cell('correct')))) return `correct is “${cell('correct')}”, neither 0 nor 1.`;
	const [user_id, item_id, skill_id] = [cell('user_id'), cell('item_id'), cell('skill_id')];
	return { user_id, item_id, skill_id, timestamp: cell('timestamp'), correct: cell('correct') };
}

function toAttempts(rows: readonly Row[]): readonly RecordedAttempt[] {
	const latest = rows.reduce((most, { timestamp }) => Math.max(most, Math.abs(Number(timestamp))), 0);
	const unitMs = latest > MOST_SECONDS ? 1 : 1000;
	return rows.map(({ user_id, item_id, skill_id, timestamp, correct }) => ({
		user: user_id,
		item: item_id,
		skill: skill_id,
		at: Number(timestamp) * unitMs,
		correct: Number(correct) === 1 ? 1 : 0
	}));
}

function broken(line: number, reason: string): ReadAttempts {
	return { kind: 'broken', line, reason };
}
