import type { Table } from 'dexie';
import type { Json } from '#lib/learner/canonical.ts';
import type { SettingRow } from './database.ts';
import type { GuardedDatabase } from './guard.ts';
import { read, write } from './guard.ts';

/** Plain values by name. What comes out is checked by whoever asks: an older build may have written it. */
export interface Settings {
	/** Undefined where it was never set. @throws StoreFailure */
	get(name: string): Promise<unknown>;
	/** `undefined` forgets it. @throws StoreFailure when it was not saved */
	set(name: string, value: Json | undefined): Promise<void>;
}

/** Settings on the disk. */
export function openSettings(
	database: GuardedDatabase & { readonly settings: Table<SettingRow, string> }
): Settings {
	const { settings } = database;
	return {
		get: async (name) => (await read(database, [settings], () => settings.get(name)))?.value,
		set: (name, value) =>
			write(database, [settings], async () => {
				if (value === undefined) await settings.delete(name);
				else await settings.put({ name, value });
			})
	};
}
