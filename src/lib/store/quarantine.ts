import { toBase64 } from './bytes.ts';
import type { ProfileDatabase, QuarantineRow } from './database.ts';
import { read, write } from './guard.ts';
import type { StoreProblem } from './problem.ts';
import type { BrokenRow } from './read-log.ts';

/**
 * Moves broken blocks out of the log, as they are: an intact copy from a backup can then take their place. A
 * broken open row stays until its block is sealed around it.
 * @throws StoreFailure
 */
export async function setAside(
	database: ProfileDatabase,
	broken: readonly BrokenRow[],
	now: number
): Promise<void> {
	const blocks = broken.filter(({ table }) => table === 'blocks');
	await write(database, [database.blocks, database.quarantine], async () => {
		for (const { table, key, detail, row } of blocks) {
			if (!(await database.blocks.get(key))) continue;
			await database.quarantine.add({ table, key, detail, row: formatRow(row), foundAt: now });
			await database.blocks.delete(key);
		}
	});
}

/** What lies in quarantine and has not come back intact, as problems. @throws StoreFailure */
export async function readQuarantine(database: ProfileDatabase): Promise<readonly StoreProblem[]> {
	return read(database, [database.quarantine, database.blocks], async () => {
		const rows = await database.quarantine.toArray();
		const back = await database.blocks.bulkGet(rows.map(({ key }) => key));
		return rows.filter((_, at) => back[at] === undefined).map(toProblem);
	});
}

export function toProblem({
	table,
	key,
	detail
}: Pick<QuarantineRow, 'table' | 'key' | 'detail'>): StoreProblem {
	return { kind: 'damaged', table, key, detail };
}

function formatRow(row: BrokenRow['row']): string {
	if ('line' in row) return String(row.line);
	return row.bytes instanceof Uint8Array ? toBase64(row.bytes) : '';
}
