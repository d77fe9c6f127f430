import { randomHex } from './clock.ts';
import { StoreFailure } from './problem.ts';

/** One learner on this device. No account, no password: a name to find one's own work by. */
export interface Profile {
	/** The learner's pseudonym: 32 random hexadecimal digits. It names the database and signs nothing. */
	readonly id: string;
	/** As typed, trimmed, 1 to 60 characters. Two profiles may share one. */
	readonly name: string;
	/** Which picture and colour, in the interface's own words. */
	readonly avatar: string;
	readonly createdAt: number;
	readonly lastUsedAt: number;
	/** Whether it has had a log on this device: an empty database is then a loss and not a beginning. */
	readonly hasBegun: boolean;
}

/** What a learner chooses about a profile. */
export interface ProfileChoice {
	readonly name: string;
	readonly avatar: string;
}

/** What may change of a profile. */
export type ProfileChange = Partial<ProfileChoice & Pick<Profile, 'lastUsedAt' | 'hasBegun'>>;

export const nameLimit = 60;

/** The name as it is kept: white space and control characters made single spaces, cut at the limit. */
export function cleanName(name: string): string {
	const spaced = name.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
	return [...spaced].slice(0, nameLimit).join('').trim();
}

export function isProfileId(id: string): boolean {
	return /^[0-9a-f]{32}$/.test(id);
}

/** Most recently used first. */
export function sortProfiles(profiles: readonly Profile[]): readonly Profile[] {
	return profiles.toSorted((one, other) => other.lastUsedAt - one.lastUsedAt || (one.id < other.id ? -1 : 1));
}

/** A new profile with a new pseudonym. @throws RangeError for a name with nothing in it */
export function createProfile(choice: ProfileChoice, now: number): Profile {
	const name = cleanName(choice.name);
	if (name === '') throw new RangeError('A profile needs a name.');
	return { id: randomHex(16), name, avatar: choice.avatar, createdAt: now, lastUsedAt: now, hasBegun: false };
}

/** @throws StoreFailure where there is no such profile, RangeError for an empty name */
export function applyChange(profile: Profile | undefined, change: ProfileChange): Profile {
	if (!profile) throw new StoreFailure({ kind: 'gone', detail: 'There is no such profile.' });
	const name = cleanName(change.name ?? profile.name);
	if (name === '') throw new RangeError('A profile needs a name.');
	return { ...profile, ...change, name };
}
