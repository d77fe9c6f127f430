import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#lib/learner/draft.ts';
import { foldAll } from '#lib/learner/fold.ts';
import { serialiseState } from '#lib/learner/state.ts';
import { ProfileDatabase } from '#lib/store/database.ts';
import { openNew, opened, openTab, practise, submitted } from './fixture.ts';

describe('appending', () => {
	test('an acknowledged event is there after the store was closed and opened again', async () => {
		const { registry, profile, store } = await openNew();
		const event = await store.append(opened);
		store.close();
		const again = await openTab(registry, profile);
		expect(await again.readEvents()).toEqual([event]);
	});

	test('the code of an event is stored apart and found by the hash in the event', async () => {
		const { store } = await openNew();
		const event = await store.append(submitted('x'), 'price = 4\n');
		expect(event.code?.sha256).toBe('a872d94405d7210f84bae42e923270793f89beffc6f92e07463f99f88ff46e08');
		expect(await store.readSource(event.code?.sha256 ?? '')).toBe('price = 4\n');
	});

	test('two tabs that append at once share one log without a gap or a repeated clock value', async () => {
		const { registry, profile, store } = await openNew();
		const other = await openTab(registry, profile);
		const appended = await Promise.all(
			Array.from({ length: 40 }, (_, at) => (at % 2 ? store : other).append(opened))
		);
		const events = await store.readEvents();
		expect(events.map(({ seq }) => seq)).toEqual(appended.map((_, at) => at + 1));
		expect(new Set(events.map(({ hlc }) => hlc)).size).toBe(40);
		expect(new Set(events.map(({ device }) => device)).size).toBe(1);
		expect(new Set(events.map(({ session }) => session)).size).toBe(2);
	});

	test('the clock of the log goes on where the clock of the device goes back', async () => {
		let now = 5_000_000;
		const { store } = await openNew({ now: () => now, zoneAt: () => 0 });
		const before = await store.append(opened);
		now = 1_000_000;
		const after = await store.append(opened);
		expect(after.ts).toBe(1_000_000);
		expect(after.hlc > before.hlc).toBe(true);
	});

	test('a draft that is no event is refused and leaves no trace', async () => {
		const { store } = await openNew();
		const bad: EventDraft = { type: 'item.opened', item: { id: '', ver: '1', level: 9 }, skills: [] };
		await expect(store.append(bad)).rejects.toThrow('Not an event: item.id');
		expect(await store.readEvents()).toEqual([]);
	});

	test('an event that would not fit a block is refused', async () => {
		const { store } = await openNew();
		await expect(store.append({ type: 'goal.created', title: 'x'.repeat(20_000) })).rejects.toThrow(
			'too long'
		);
		expect(await store.readEvents()).toEqual([]);
	});
});

describe('the state', () => {
	test('it is the fold of the log, at once and after opening again', async () => {
		const { registry, profile, store } = await openNew();
		await practise(store, 5);
		const whole = serialiseState(foldAll(await store.readEvents()));
		expect(serialiseState(store.state())).toBe(whole);
		expect(Object.keys(store.state().skills)).toEqual(['python/variables']);
		store.close();
		expect(serialiseState((await openTab(registry, profile)).state())).toBe(whole);
	});

	test('a tab learns what another tab did', async () => {
		const { registry, profile, store } = await openNew();
		const other = await openTab(registry, profile);
		const told = new Promise<void>((resolve) =>
			other.onChange(() => other.state().days['2026-09-01'] && resolve())
		);
		await practise(store, 1);
		await told;
		await expect.poll(() => serialiseState(other.state())).toBe(serialiseState(store.state()));
	});

	test('a voided attempt counts as absent', async () => {
		const { store } = await openNew();
		await practise(store, 1);
		const before = serialiseState(store.state());
		const { id } = await store.append(opened);
		const attempt = await store.append(submitted(id, false));
		await store.append({ type: 'solution.revealed', ...submittedItem(), parent: id });
		expect(serialiseState(store.state())).not.toBe(before);
		await store.append({ type: 'event.voided', voids: attempt.id });
		expect(serialiseState(store.state())).toBe(serialiseState(foldAll(await store.readEvents())));
	});
});

function submittedItem() {
	return {
		item: { id: 'python/variables/price', ver: 'a1b2c3d4', level: 2 },
		skills: [{ id: 'python/variables', w: 1 }]
	};
}

describe('sealing', () => {
	test(
		'the five-hundredth event seals the log into a block and empties the tail',
		{ timeout: 60_000 },
		async () => {
			const { registry, profile, store } = await openNew();
			await practise(store, 250);
			const database = new ProfileDatabase(profile.id);
			await expect.poll(() => database.blocks.count(), { timeout: 20_000 }).toBe(1);
			expect(await database.tail.count()).toBe(0);
			expect(await database.snapshots.count()).toBe(1);
			store.close();
			const again = await openTab(registry, profile);
			expect(await again.readEvents()).toHaveLength(500);
			expect(serialiseState(again.state())).toBe(serialiseState(foldAll(await again.readEvents())));
			database.close();
		}
	);
});
