import type { Table } from 'dexie';
import Dexie, { liveQuery } from 'dexie';
import type { Clock } from './clock.ts';
import { deviceClock } from './clock.ts';
import type { SettingRow } from './database.ts';
import { ProfileDatabase } from './database.ts';
import type { GuardedDatabase, GuardRow } from './guard.ts';
import { openGuarded, read, write } from './guard.ts';
import { createMemoryRegistry } from './memory-registry.ts';
import type { StoreProblem } from './problem.ts';
import { problemOf, StoreFailure } from './problem.ts';
import type { Profile } from './profile.ts';
import { applyChange, createProfile, sortProfiles } from './profile.ts';
import type { Registry } from './registry.ts';
import { openSettings } from './settings.ts';

export type OpenedRegistry =
	| { readonly kind: 'open'; readonly registry: Registry; readonly readOnly?: StoreProblem }
	/** `registry` is one in memory (`persistent: false`), to go on with once the learner has been told. */
	| { readonly kind: 'unavailable'; readonly problem: StoreProblem; readonly registry: Registry };

class RegistryDatabase extends Dexie implements GuardedDatabase {
	declare readonly guard: Table<GuardRow, string>;
	declare readonly profiles: Table<Profile, string>;
	declare readonly settings: Table<SettingRow, string>;

	constructor() {
		super('glim', { cache: 'disabled', chromeTransactionDurability: 'strict' });
		this.version(1).stores({ guard: 'name', profiles: 'id', settings: 'name' });
	}
}

/** Never rejects. */
export async function openRegistry(clock: Clock = deviceClock): Promise<OpenedRegistry> {
	const database = new RegistryDatabase();
	const opened = await openGuarded(database);
	if (opened.kind === 'unavailable') return { ...opened, registry: createMemoryRegistry(clock) };
	return { ...opened, registry: createRegistry(database, clock) };
}

function createRegistry(database: RegistryDatabase, clock: Clock): Registry {
	const { profiles } = database;
	const tables = [profiles];
	const list = async () => sortProfiles(await profiles.toArray());
	return {
		persistent: true,
		settings: openSettings(database),
		list: () => read(database, tables, list),
		get: (id) => read(database, tables, () => profiles.get(id)),
		async create(choice) {
			const profile = createProfile(choice, clock.now());
			await write(database, tables, () => profiles.add(profile));
			return profile;
		},
		adopt: (profile) =>
			write(database, tables, async () => {
				const present = await profiles.get(profile.id);
				if (!present) await profiles.add(profile);
				return present ?? profile;
			}),
		change: (id, change) =>
			write(database, tables, async () => {
				const changed = applyChange(await profiles.get(id), change);
				await profiles.put(changed);
				return changed;
			}),
		async remove(id) {
			await deleteDatabase(id);
			await write(database, tables, () => profiles.delete(id));
		},
		onChange(listener) {
			// Its failures are the ones every other call reports.
			const subscription = liveQuery(list).subscribe({ next: listener, error: () => {} });
			return () => subscription.unsubscribe();
		},
		close: () => database.close()
	};
}

/** @throws StoreFailure */
async function deleteDatabase(id: string): Promise<void> {
	try {
		await new ProfileDatabase(id).delete();
	} catch (error) {
		throw new StoreFailure(problemOf(error), error);
	}
}
