import { liveQuery } from 'dexie';
import type { EventDraft } from '#lib/learner/draft.ts';
import type { Event } from '#lib/learner/event.ts';
import type { Author } from './append.ts';
import { appendEvent } from './append.ts';
import type { ProfileDatabase, SourceRow } from './database.ts';
import { openDrafts } from './drafts.ts';
import { read } from './guard.ts';
import { hashText } from './hash.ts';
import type { StoreProblem } from './problem.ts';
import { problemOf } from './problem.ts';
import type { Profile } from './profile.ts';
import type { ProfileStore } from './profile-store.ts';
import type { ProjectionSource } from './projection.ts';
import { Projection } from './projection.ts';
import { setAside, toProblem } from './quarantine.ts';
import { openSlice, readSlice } from './read-log.ts';
import { sealAt, sealWhenIdle } from './seal-policy.ts';
import { openSettings } from './settings.ts';
import type { LogReport } from './verify-log.ts';

export interface DiskStoreParts {
	readonly database: ProfileDatabase;
	readonly profile: Profile;
	/** The profile as it is now, with the name it has now. */
	readonly currentProfile: () => Promise<Profile>;
	readonly author: Author;
	readonly readOnly: StoreProblem | undefined;
	/** What opening found. */
	readonly problems: readonly StoreProblem[];
	readonly replay: ProjectionSource['replay'];
}

/** A profile on the disk. @throws StoreFailure */
export async function openDiskStore(parts: DiskStoreParts): Promise<ProfileStore> {
	const listeners = new Set<() => void>();
	const notify = () => listeners.forEach((listener) => listener());
	const problems = openProblems(parts, notify);
	const projection = await Projection.open({
		database: parts.database,
		learner: parts.profile.id,
		replay: parts.replay,
		readOnly: parts.readOnly !== undefined,
		onUnsaved: problems.add,
		onBroken: problems.setAside
	});
	return new DiskStore(parts, projection, problems, listeners);
}

interface Problems {
	all(): readonly StoreProblem[];
	add(problem: StoreProblem): void;
	setAside: ProjectionSource['onBroken'];
}

function openProblems(
	{ database, author, readOnly, problems }: DiskStoreParts,
	notify: () => void
): Problems {
	let all = problems;
	const add = (problem: StoreProblem) => {
		if (all.some((each) => JSON.stringify(each) === JSON.stringify(problem))) return;
		all = [...all, problem];
		notify();
	};
	return {
		all: () => all,
		add,
		async setAside(rows) {
			if (!readOnly) await setAside(database, rows, author.clock.now());
			for (const row of rows) add(toProblem(row));
		}
	};
}

class DiskStore implements ProfileStore {
	readonly persistent = true;
	readonly profile;
	readonly readOnly;
	readonly drafts;
	readonly settings;
	readonly #database;
	readonly #currentProfile;
	readonly #author;
	readonly #projection;
	readonly #problems;
	readonly #listeners;
	readonly #subscription;

	constructor(
		{ database, profile, currentProfile, author, readOnly }: DiskStoreParts,
		projection: Projection,
		problems: Problems,
		listeners: Set<() => void>
	) {
		this.#database = database;
		this.#currentProfile = currentProfile;
		this.#author = author;
		this.#projection = projection;
		this.#problems = problems;
		this.#listeners = listeners;
		this.profile = profile;
		this.readOnly = readOnly;
		this.drafts = openDrafts(database, author.clock.now);
		this.settings = openSettings(database);
		// Every append changes a head, in whatever tab; Dexie tells all of them.
		this.#subscription = liveQuery(() => database.heads.toArray()).subscribe({
			next: () => void this.#catchUp(),
			error: (error) => problems.add(problemOf(error))
		});
	}

	problems = () => this.#problems.all();
	state = () => this.#projection.state;

	async append(draft: EventDraft, code?: string): Promise<Event> {
		const source = code === undefined ? undefined : await toSource(code);
		const event = await appendEvent(this.#database, this.#author, draft, source);
		await this.#projection.follow(event).catch(this.#report);
		this.#notify();
		void this.#sealIfDue();
		return event;
	}

	async readEvents(): Promise<readonly Event[]> {
		const opened = await openSlice(this.profile.id, await readSlice(this.#database));
		if (opened.broken.length > 0) await this.#problems.setAside(opened.broken);
		return opened.events;
	}

	async readSource(sha256: string): Promise<string | undefined> {
		const { sources } = this.#database;
		return (await read(this.#database, [sources], () => sources.get(sha256)))?.text;
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async rest(): Promise<void> {
		await this.#seal(sealWhenIdle);
	}

	async verify(): Promise<LogReport> {
		const { verifyLog } = await import('./verify-log.ts');
		return verifyLog(this.#database, this.profile.id);
	}

	async exportBackup(): Promise<Blob> {
		// Loaded when it is wanted: few pages ever export.
		const { exportProfile } = await import('./export-profile.ts');
		const profile = await this.#currentProfile();
		return exportProfile(this.#database, profile, this.#author.clock.now(), this.#report);
	}

	close(): void {
		this.#subscription.unsubscribe();
		this.#listeners.clear();
		this.#database.close();
	}

	async #catchUp(): Promise<void> {
		const changed = await this.#projection.catchUp().catch(this.#report);
		if (changed === true) this.#notify();
	}

	/** The events are safe in the tail: a sealing that failed is told and tried again with the next event. */
	async #sealIfDue(): Promise<void> {
		const heads = await read(this.#database, [this.#database.heads], () =>
			this.#database.heads.toArray()
		).catch(this.#report);
		const isDue = heads?.some(
			(head) => head.seq - head.sealedSeq >= sealAt.events || head.tailLength >= sealAt.length
		);
		if (isDue) await this.#seal(1).catch(this.#report);
	}

	async #seal(least: number): Promise<void> {
		// Loaded when it is needed: it brings a compressor along.
		const { sealTails } = await import('./seal.ts');
		await sealTails(this.#database, this.profile.id, least, this.#author.clock.now());
	}

	#report = (error: unknown): undefined => {
		this.#problems.add(problemOf(error));
	};

	#notify(): void {
		for (const listener of this.#listeners) listener();
	}
}

async function toSource(text: string): Promise<SourceRow> {
	return { sha256: await hashText(text), text };
}
