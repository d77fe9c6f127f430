import type { EventDraft } from '#lib/learner/draft.ts';
import type { Clock } from '#lib/store/clock.ts';
import { openProfile } from '#lib/store/open-profile.ts';
import { openRegistry } from '#lib/store/open-registry.ts';
import type { Profile } from '#lib/store/profile.ts';
import type { ProfileStore } from '#lib/store/profile-store.ts';
import type { Registry } from '#lib/store/registry.ts';

/** A clock that moves a second whenever it is asked. */
export function tickingClock(startAt = Date.UTC(2026, 8, 1, 9)): Clock {
	let now = startAt;
	return { now: () => (now += 1000), zoneAt: () => 120 };
}

export async function openTestRegistry(clock: Clock = tickingClock()): Promise<Registry> {
	const opened = await openRegistry(clock);
	if (opened.kind !== 'open') throw new Error(`No registry: ${opened.problem.kind}`);
	return opened.registry;
}

/** A store as one tab has it. Two calls with one profile are two tabs. */
export async function openTab(
	registry: Registry,
	profile: Profile,
	clock = tickingClock()
): Promise<ProfileStore> {
	const opened = await openProfile(registry, profile.id, { clock });
	if (opened.kind !== 'open') throw new Error(`No store: ${JSON.stringify(opened.problem)}`);
	return opened.store;
}

/** A new learner with one tab. */
export async function openNew(clock = tickingClock()) {
	const registry = await openTestRegistry(clock);
	const profile = await registry.create({ name: 'Ada', avatar: 'amber' });
	const store = await openTab(registry, profile, clock);
	return { registry, profile, store };
}

const exercise = {
	item: { id: 'python/variables/price', ver: 'a1b2c3d4', level: 2 },
	skills: [{ id: 'python/variables', w: 1 }]
};

export const opened: EventDraft = { type: 'item.opened', ...exercise };

/** A submission of the exercise; the whole result, as the app writes it. */
export function submitted(parent: string, passed = true, submissions = 1): EventDraft {
	const result = {
		c: passed ? 1 : 0,
		passed,
		score: passed ? 1 : 0.5,
		submissions,
		hints: 0,
		hintMax: 0,
		revealed: false,
		activeMs: 30_000 + submissions,
		tests: { pass: passed ? 6 : 3, total: 6 }
	};
	return { type: 'attempt.submitted', ...exercise, parent, result };
}

/** Opens and solves the exercise so many times. */
export async function practise(store: ProfileStore, times: number): Promise<void> {
	for (let time = 0; time < times; time += 1) {
		const { id } = await store.append(opened);
		await store.append(submitted(id), `price = ${time}`);
	}
}
