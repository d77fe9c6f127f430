import type { EventDraft } from '#lib/learner/draft.ts';
import type { Event } from '#lib/learner/event.ts';
import type { LearnerState } from '#lib/learner/state.ts';
import type { Clock } from './clock.ts';
import type { Drafts } from './drafts.ts';
import type { StoreProblem } from './problem.ts';
import type { Profile } from './profile.ts';
import type { Settings } from './settings.ts';
import type { LogReport } from './verify-log.ts';

/** Everything one learner does, kept. All methods that write reject with a StoreFailure when they did not. */
export interface ProfileStore {
	/** False: memory only, everything ends with the page, and the learner must be told. */
	readonly persistent: boolean;
	/** As it was when it was opened. */
	readonly profile: Profile;
	/** Set where a newer Glim wrote here: everything can be read and exported, nothing written. */
	readonly readOnly: StoreProblem | undefined;
	/** What was found broken so far, this time or earlier. Nothing of it was deleted. */
	problems(): readonly StoreProblem[];

	/**
	 * Adds an event to the log, and the learner's code, which is stored apart and named by its hash in the
	 * event. Resolves once both are on the disk and `state()` knows the event.
	 */
	append(draft: EventDraft, code?: string): Promise<Event>;
	/** All events, each once, in the one order of all devices. */
	readEvents(): Promise<readonly Event[]>;
	/** The code an event names, or undefined where it never came here. */
	readSource(sha256: string): Promise<string | undefined>;
	/** What the events add up to. The same object until something changes. */
	state(): LearnerState;
	/** Called after every change of `state()` or `problems()`, in whatever tab it came from. */
	onChange(listener: () => void): () => void;

	readonly drafts: Drafts;
	readonly settings: Settings;

	/** Seals open events where there are enough for it to be worth it. For when the page is idle or hidden. */
	rest(): Promise<void>;
	/** Proves the whole log, signature by signature and link by link. */
	verify(): Promise<LogReport>;
	/** The whole profile as one file, without the private key (`read-backup.ts`, `restore.ts`). */
	exportBackup(): Promise<Blob>;
	close(): void;
}

export interface OpenProfileOptions {
	readonly clock?: Clock;
	/** The version of the curriculum, noted in snapshots. */
	readonly content?: string;
}

export type OpenedProfile =
	| { readonly kind: 'open'; readonly store: ProfileStore }
	/** To go on without saving, tell the learner, then open a store in memory (`openMemoryStore`). */
	| { readonly kind: 'unavailable'; readonly problem: StoreProblem };
