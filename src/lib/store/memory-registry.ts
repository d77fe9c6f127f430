import type { Clock } from './clock.ts';
import type { Profile } from './profile.ts';
import { applyChange, createProfile, sortProfiles } from './profile.ts';
import type { Registry } from './registry.ts';
import type { Settings } from './settings.ts';

/** A registry for browsers that store nothing. It says so (`persistent: false`) and ends with the page. */
export function createMemoryRegistry(clock: Clock): Registry {
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
		settings: createMemorySettings(),
		list: async () => list(),
		get: async (id) => profiles.get(id),
		create: async (choice) => keep(createProfile(choice, clock.now())),
		adopt: async (profile) => profiles.get(profile.id) ?? keep(profile),
		change: async (id, change) => keep(applyChange(profiles.get(id), change)),
		async remove(id) {
			profiles.delete(id);
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
