import { outline } from '#lib/curriculum/load.ts';
import type { EventDraft } from '#lib/learner/draft.ts';
import type { Event } from '#lib/learner/event.ts';
import { recommendNext } from '#lib/learner/recommend.ts';
import { emptyState } from '#lib/learner/state.ts';
import { describeSkills } from '#lib/learner/status.ts';
import { summariseToday } from '#lib/learner/today.ts';
import type { Pack } from '#lib/run/pack.ts';
import type { StoreProblem } from '#lib/store/problem.ts';
import { problemOf } from '#lib/store/problem.ts';
import type { Profile, ProfileChoice } from '#lib/store/profile.ts';
import type { ProfileStore } from '#lib/store/profile-store.ts';
import { requestPersistence } from '#lib/store/persist.ts';
import type { BackupRefusal } from '#lib/store/read-backup.ts';
import type { Restored } from '#lib/store/restore.ts';
import type { Registry } from '#lib/store/registry.ts';
import { loadStore } from './load-store.ts';
import { titleOfSkill } from './next-step.ts';
import { Python } from './python.svelte.ts';
import { forgetLights } from './seen-lights.ts';
import { UnsavedWork } from './unsaved-work.ts';
import { zoneAt } from './zone.ts';

/** A file that was refused before anything was written. */
export interface BackupRefused {
	readonly kind: 'notRead';
	readonly refusal: BackupRefusal;
}

/** How often what depends on the clock (due reviews, today) is looked at again. */
const clockMs = 60_000;

/**
 * The app: one learner's store, what follows from its log, and the runtimes. Pages read it from the context.
 * In the prerendered page it is as it is before anything has been opened.
 */
export class Glim {
	/** Whether the learner's work has been read; until then pages show what does not depend on it. */
	isOpen = $state(false);
	profile = $state.raw<Profile>();
	profiles = $state.raw<readonly Profile[]>([]);
	problem = $state.raw<StoreProblem>();
	/** False where nothing can be kept: the learner is told on every page. */
	persistent = $state(true);
	learner = $state.raw(emptyState);
	now = $state(Date.now());
	readonly skills = $derived(describeSkills(outline, this.learner, this.now));
	readonly next = $derived(recommendNext(outline, this.learner, this.now));
	readonly today = $derived(summariseToday(this.learner, this.now, zoneAt(this.now)));
	readonly solved = $derived(solvedItems(this.learner.items));
	readonly python: Python;
	readonly unsaved = new UnsavedWork();
	readonly titleOf = titleOfSkill;
	readonly #firstProfileName: string;
	#registry: Registry | undefined;
	#store: ProfileStore | undefined;
	#opened: Promise<void> | undefined;
	#hasAskedToPersist = false;

	/** @param firstProfileName what the first learner of this device is called until they say otherwise */
	constructor(firstProfileName: string, base: string, pack: Pack) {
		this.#firstProfileName = firstProfileName;
		this.python = new Python(base, pack);
	}

	/** Opens the last learner's store, once. Never rejects: what went wrong is `problem`. */
	open(): Promise<void> {
		this.#opened ??= this.#openAll();
		return this.#opened;
	}

	/** Keeps the clock going while the app is on the screen, and opens again what a lost network kept shut. */
	follow(): () => void {
		const tick = () => (this.now = Date.now());
		const timer = setInterval(tick, clockMs);
		const rest = () => {
			if (document.visibilityState === 'visible') return tick();
			void this.unsaved.saveAll();
			void this.#store?.rest().catch(this.report);
		};
		const reopen = () => void this.open();
		document.addEventListener('visibilitychange', rest);
		addEventListener('online', reopen);
		return () => {
			clearInterval(timer);
			removeEventListener('online', reopen);
			document.removeEventListener('visibilitychange', rest);
		};
	}

	/** The open store. Waits for it; there is always one, in memory if need be. */
	async store(): Promise<ProfileStore> {
		await this.open();
		if (!this.#store) throw new Error('The store was not opened.');
		return this.#store;
	}

	/**
	 * Writes evidence. Resolves when it is on disk and every value here knows it.
	 * @param into the store of the learner whose work it is, where another may have taken a turn since
	 */
	record = async (draft: EventDraft, source?: string, into?: ProfileStore): Promise<Event> => {
		try {
			const store = into ?? (await this.store());
			const event = await store.append(draft, source);
			// Another learner may have taken a turn meanwhile.
			if (store === this.#store) this.learner = store.state();
			this.noteRoom();
			this.#askToPersist(draft);
			return event;
		} catch (error) {
			this.report(error);
			throw error;
		}
	};

	/** Whether the learner has chosen a name. */
	get hasName(): boolean {
		return this.profile !== undefined && this.profile.name !== this.#firstProfileName;
	}

	/** The learner has read what went wrong. */
	forgive() {
		this.problem = undefined;
	}

	/** Something was written: what is said of a full disk is no longer so. */
	noteRoom() {
		if (this.problem?.kind === 'full') this.problem = undefined;
	}

	report = (error: unknown) => {
		this.problem = problemOf(error);
	};

	async createProfile(choice: ProfileChoice) {
		if (!this.#registry) return;
		const profile = await this.#registry.create(choice);
		await this.switchProfile(profile.id);
	}

	/** Saves what is being typed, then opens another learner's store. */
	async switchProfile(id: string) {
		await this.unsaved.saveAll();
		const profile = await this.#registry?.get(id);
		if (profile) await this.#use(profile);
	}

	async renameProfile(id: string, choice: ProfileChoice) {
		const changed = await this.#registry?.change(id, choice);
		if (changed && changed.id === this.profile?.id) this.profile = changed;
	}

	/** Removes a learner and all their work from this device; the one in use is replaced by the next, or a new one. */
	async removeProfile(id: string) {
		const isCurrent = id === this.profile?.id;
		if (isCurrent) this.#closeStore();
		try {
			await this.#registry?.remove(id);
			forgetLights(id, () => localStorage);
		} finally {
			// Also where nobody could be removed: there is always a learner with an open store.
			if (isCurrent) await this.#useLast();
			else this.profiles = (await this.#registry?.list()) ?? [];
		}
	}

	/** Everything of the learner as one file, with a name for it. */
	async exportBackup(): Promise<{ readonly file: Blob; readonly name: string }> {
		const store = await this.store();
		await this.unsaved.saveAll();
		const { backupName } = await import('#lib/store/write-backup.ts');
		return { file: await store.exportBackup(), name: backupName(store.profile, Date.now()) };
	}

	/** Proves a file and puts it on the disk whole, or says why not; then goes on as its learner. */
	async restoreBackup(file: Blob): Promise<Restored | BackupRefused> {
		await this.open();
		if (!this.#registry) throw new Error('The registry was not opened.');
		const [{ readBackup }, { restoreBackup }] = await Promise.all([
			import('#lib/store/read-backup.ts'),
			import('#lib/store/restore.ts')
		]);
		const outcome = await readBackup(file);
		if (outcome.kind === 'refused') return { kind: 'notRead', refusal: outcome.refusal };
		const restored = await restoreBackup(this.#registry, outcome.backup);
		if (restored.kind !== 'refused') await this.#use(restored.profile);
		return restored;
	}

	async #openAll() {
		try {
			const { openRegistry } = await loadStore();
			const opened = await openRegistry();
			this.#registry = opened.registry;
			if (opened.kind === 'unavailable') this.problem = opened.problem;
			this.#registry.onChange((profiles) => (this.profiles = profiles));
			await this.#useLast();
		} catch (error) {
			this.report(error);
			// A network that was lost while the page was loading comes back: the next asking tries again.
			if (!this.#store) this.#opened = undefined;
		}
	}

	async #useLast() {
		if (!this.#registry) return;
		const [last] = await this.#registry.list();
		const first = { name: this.#firstProfileName, avatar: 'lantern' };
		await this.#use(last ?? (await this.#registry.create(first)));
	}

	async #use(profile: Profile) {
		if (!this.#registry) return;
		const { openProfile, openMemoryStore } = await loadStore();
		const opened = await openProfile(this.#registry, profile.id, { content: outline.version });
		if (opened.kind === 'unavailable') this.problem = opened.problem;
		const store = opened.kind === 'open' ? opened.store : await openMemoryStore(profile);
		this.#closeStore();
		this.#store = store;
		this.profile = profile;
		this.profiles = await this.#registry.list();
		this.persistent = store.persistent;
		this.problem ??= store.readOnly ?? store.problems()[0];
		store.onChange(() => (this.learner = store.state()));
		this.learner = store.state();
		this.isOpen = true;
	}

	#closeStore() {
		this.#store?.close();
		this.#store = undefined;
	}

	/** There is something to lose from the first submission on. */
	#askToPersist(draft: EventDraft) {
		if (this.#hasAskedToPersist || draft.type !== 'attempt.submitted' || !this.persistent) return;
		this.#hasAskedToPersist = true;
		void requestPersistence();
	}
}

function solvedItems(items: typeof emptyState.items): ReadonlySet<string> {
	const solved = Object.entries(items).filter(([, item]) => item.solvedAt !== null);
	return new Set(solved.map(([id]) => id));
}
