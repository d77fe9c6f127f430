import type { Clock } from './clock.ts';
import type { Profile } from './profile.ts';
import { applyChange, createProfile, sortProfiles } from './profile.ts';
import type { ProfileStore } from './profile-store.ts';
import type { Registry } from './registry.ts';
import type { Settings } from './settings.ts';

/** Its stores end with the page and not when another learner takes a turn. */
export interface MemoryRegistry extends Registry {
	readonly persistent: false;
	/** The store of a profile, opened the first time. */
	openOnce(id: string, open: () => Promise<ProfileStore>): Promise<ProfileStore>;
}

/** A registry for browsers that store nothing. It says so (`persistent: false`) and ends with the page. */
export function createMemoryRegistry(clock: Clock): MemoryRegistry {
	const stores = new Map<string, Promise<ProfileStore>>();
	const profiles = new Map<string, Profile>();
	const listeners = new Set<(profiles: readonly Profile[]) => void>();
	const list = () => sortProfiles([...profiles.values()]);
	const keep = (profile: Profile): Profile => {
		profiles.set(profile.id, profile);
		for (const listener of listeners) listener(list());
		return profile;
	};
	return {
		persistent: false,
		openOnce(id, open) {
			const store = stores.get(id) ?? open();
			stores.set(id, store);
			return store;
		},
		settings: createMemorySettings(),
		list: async () => list(),
		get: async (id) => profiles.get(id),
		create: async (choice) => keep(createProfile(choice, clock.now())),
		adopt: async (profile) => profiles.get(profile.id) ?? keep(profile),
		change: async (id, change) => keep(applyChange(profiles.get(id), change)),
		async remove(id) {
			profiles.delete(id);
			stores.delete(id);
			for (const listener of listeners) listener(list());
		},
		onChange(listener) {
			listeners.add(listener);
			listener(list());
			return () => listeners.delete(listener);
		},
		close: () => listeners.clear()
	};
}

/** Settings that end with the page. Values are copied, as the disk would. */
export function createMemorySettings(start: ReadonlyMap<string, unknown> = new Map()): Settings & {
	readonly entries: () => readonly (readonly [string, unknown])[];
} {
	const values = new Map(start);
	return {
		entries: () => [...values],
		get: async (name) => structuredClone(values.get(name)),
		async set(name, value) {
			if (value === undefined) values.delete(name);
			else values.set(name, structuredClone(value));
		}
	};
}
