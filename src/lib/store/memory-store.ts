import type { Event } from '#lib/learner/event.ts';
import { resumeFrom, startSnapshot } from '#lib/learner/snapshot.ts';
import type { Author } from './append.ts';
import { advance, createEvent } from './append.ts';
import { deviceClock, randomHex } from './clock.ts';
import type { DraftRow } from './database.ts';
import { createKey, newHead } from './device.ts';
import type { Drafts } from './drafts.ts';
import { reviseDraft } from './drafts.ts';
import { formatLine } from './event-line.ts';
import { hashText } from './hash.ts';
import { createMemorySettings } from './memory-registry.ts';
import type { Profile } from './profile.ts';
import type { OpenProfileOptions, ProfileStore } from './profile-store.ts';
import { foldLog } from './replay.ts';

/**
 * A profile that ends with the page, for browsers that store nothing (`persistent: false`). Everything else is
 * as on the disk, backups included: what was done can be taken along as a file.
 */
export async function openMemoryStore(
	profile: Profile,
	options: OpenProfileOptions = {}
): Promise<ProfileStore> {
	const clock = options.clock ?? deviceClock;
	const author: Author = { learner: profile.id, session: randomHex(8), clock };
	const key = await createKey(clock.now());
	let head = newHead(key.device);
	let snapshot = startSnapshot(options.content ?? '');
	const events: Event[] = [];
	const sources = new Map<string, string>();
	const drafts = new Map<string, DraftRow>();
	const settings = createMemorySettings();
	const listeners = new Set<() => void>();

	return {
		persistent: false,
		profile,
		readOnly: undefined,
		problems: () => [],
		async append(draft, code) {
			const sha256 = code === undefined ? undefined : await hashText(code);
			// From here on nothing waits: two appends at once get two places.
			const event = createEvent(draft, author, head, sha256);
			head = advance(head, event, formatLine(event));
			events.push(event);
			if (sha256 !== undefined && code !== undefined) sources.set(sha256, code);
			const resumed = resumeFrom(snapshot, [event]);
			snapshot =
				resumed.kind === 'resumed' ? resumed.snapshot : foldLog(profile.id, events, options.content ?? '');
			for (const listener of listeners) listener();
			return event;
		},
		readEvents: async () => [...events],
		readSource: async (sha256) => sources.get(sha256),
		state: () => snapshot.state,
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		drafts: createMemoryDrafts(drafts, clock.now),
		settings,
		rest: async () => {},
		verify: async () => ({ blocks: 0, events: events.length, problems: [], forks: [] }),
		async exportBackup() {
			const { exportMemory } = await import('./export-memory.ts');
			const now = clock.now();
			const rows = { drafts: [...drafts.values()], sources: [...sources], settings: settings.entries() };
			return exportMemory({ profile, key, head, events, ...rows }, now);
		},
		close: () => listeners.clear()
	};
}

function createMemoryDrafts(drafts: Map<string, DraftRow>, now: () => number): Drafts {
	return {
		async save(exercise, text, base) {
			const draft = reviseDraft(drafts.get(exercise), { exercise, text, base }, now());
			drafts.set(exercise, draft);
			return draft;
		},
		load: async (exercise) => drafts.get(exercise),
		history: async (exercise) => drafts.get(exercise)?.versions ?? []
	};
}
