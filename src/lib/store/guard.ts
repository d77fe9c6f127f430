import type { Table } from 'dexie';
import type Dexie from 'dexie';
import type { StoreProblem } from './problem.ts';
import { problemOf, StoreFailure } from './problem.ts';

/** The writing this build does. A build whose rows an older one would damage raises both numbers. */
export const writerVersion = 1;
export const minimumWriter = 1;

export interface GuardRow {
	readonly name: 'format';
	/** The oldest writer that may write here. */
	readonly minimumWriter: number;
}

/** A database that knows which builds may write to it. */
export interface GuardedDatabase extends Dexie {
	readonly guard: Table<GuardRow, string>;
}

/** Opens a database for use, or says why it cannot be. */
export async function openGuarded(
	database: GuardedDatabase
): Promise<
	| { readonly kind: 'open'; readonly readOnly?: StoreProblem }
	| { readonly kind: 'unavailable'; readonly problem: StoreProblem }
> {
	// A newer page, or one that removes the profile, waits for this one to let go. `false` keeps Dexie's own
	// handler from opening again at the next call, which would bring a removed database back as an empty one.
	database.on('versionchange', () => {
		database.close();
		return false;
	});
	try {
		await openOrGiveUp(database);
		const row = await database.guard.get('format');
		if (row && row.minimumWriter > writerVersion) return { kind: 'open', readOnly: newer(row) };
		return { kind: 'open' };
	} catch (error) {
		database.close();
		return { kind: 'unavailable', problem: problemOf(error) };
	}
}

/** An older tab that does not let go would keep this one waiting for ever. */
async function openOrGiveUp(database: GuardedDatabase): Promise<void> {
	const held = new Promise<never>((_, reject) => {
		database.on('blocked', () => reject(new StoreFailure({ kind: 'heldByOldTab' })));
	});
	await Promise.race([database.open(), held]);
}

/**
 * Runs the work in one transaction: all of it is on the disk when this resolves, or none of it ever.
 * Inside, await nothing but the database.
 * @throws StoreFailure
 */
export async function write<T>(
	database: GuardedDatabase,
	tables: readonly Table[],
	work: () => Promise<T>
): Promise<T> {
	return orFail(() =>
		database.transaction('rw', [database.guard, ...tables], async () => {
			// Another tab may have upgraded the rows since this one opened.
			const row = await database.guard.get('format');
			if (row && row.minimumWriter > writerVersion) throw new StoreFailure(newer(row));
			if (!row) await database.guard.put({ name: 'format', minimumWriter });
			return work();
		})
	);
}

/** Reads at one moment. @throws StoreFailure */
export async function read<T>(
	database: GuardedDatabase,
	tables: readonly Table[],
	work: () => Promise<T>
): Promise<T> {
	return orFail(() => database.transaction('r', [...tables], work));
}

async function orFail<T>(work: () => PromiseLike<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw error instanceof StoreFailure ? error : new StoreFailure(problemOf(error), error);
	}
}

function newer(row: GuardRow): StoreProblem {
	return { kind: 'newerWriter', minimumWriter: row.minimumWriter };
}
