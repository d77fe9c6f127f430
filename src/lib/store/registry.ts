import type { Profile, ProfileChange, ProfileChoice } from './profile.ts';
import type { Settings } from './settings.ts';

/** The learners of this device, and what is set for all of them. Every method rejects with a StoreFailure. */
export interface Registry {
	/** False: this is memory only, everything is gone with the page, and the learner must be told. */
	readonly persistent: boolean;
	/** Most recently used first. */
	list(): Promise<readonly Profile[]>;
	get(id: string): Promise<Profile | undefined>;
	create(choice: ProfileChoice): Promise<Profile>;
	/** Puts in a profile that comes from a backup, under its own id; what is here already stays. */
	adopt(profile: Profile): Promise<Profile>;
	change(id: string, change: ProfileChange): Promise<Profile>;
	/** Deletes the profile and everything in it. There is no way back but a backup. */
	remove(id: string): Promise<void>;
	readonly settings: Settings;
	/** Calls after every change, in whatever tab; returns the unsubscriber. */
	onChange(listener: (profiles: readonly Profile[]) => void): () => void;
	close(): void;
}
