import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { DraftRow } from '#lib/store/database.ts';
import { reviseDraft } from '#lib/store/drafts.ts';
import { openNew, openTab } from './fixture.ts';

const exercise = 'python/variables/price';
const second = 1000;

/** Saves the texts at the seconds given. */
function type(...saves: readonly (readonly [number, string])[]): DraftRow | undefined {
	return saves.reduce<DraftRow | undefined>(
		(draft, [at, text]) => reviseDraft(draft, { exercise, text }, at * second),
		undefined
	);
}

describe('drafts', () => {
	test('the last text is there after the store was closed and opened again', async () => {
		const { registry, profile, store } = await openNew();
		await store.drafts.save(exercise, 'price = 1');
		await store.drafts.save(exercise, 'price = 12');
		store.close();
		const again = await openTab(registry, profile);
		expect(await again.drafts.load(exercise)).toMatchObject({ text: 'price = 12', revision: 2 });
		expect(await again.drafts.load('python/other')).toBeUndefined();
	});

	test('pauses in typing leave a version every two minutes', () => {
		const draft = type([0, 'a'], [30, 'ab'], [60, 'abc'], [200, 'abcd'], [210, 'abcde']);
		expect(draft?.versions).toEqual([
			{ text: 'abcd', savedAt: 200 * second },
			{ text: 'abc', savedAt: 60 * second },
			{ text: 'a', savedAt: 0 }
		]);
	});

	test('a text that is cut to less than half is kept, however fast', () => {
		expect(type([0, 'x'], [200, 'price = 12'], [201, 'price = 12 + 1'], [202, ''])?.versions[0]?.text).toBe(
			'price = 12 + 1'
		);
	});

	test('ten versions are kept, and no text twice', () => {
		const saves = Array.from({ length: 30 }, (_, at) => [at * 200, `text ${at}`] as const);
		expect(type(...saves)?.versions.map(({ text }) => text)).toEqual(
			Array.from({ length: 10 }, (_, at) => `text ${28 - at}`)
		);
		expect(type([0, 'a'], [200, 'b'], [400, 'a'])?.versions.map(({ text }) => text)).toEqual(['b']);
	});

	test('what another tab saved meanwhile is kept as a version', async () => {
		const { registry, profile, store } = await openNew();
		const other = await openTab(registry, profile);
		const { revision } = await store.drafts.save(exercise, 'both began here');
		await other.drafts.save(exercise, 'the other tab', revision);
		await store.drafts.save(exercise, 'this tab', revision);
		expect((await store.drafts.load(exercise))?.text).toBe('this tab');
		expect((await store.drafts.history(exercise)).map(({ text }) => text)).toContain('the other tab');
	});
});

describe('settings', () => {
	test('a value is there after the store was opened again, until it is forgotten', async () => {
		const { registry, profile, store } = await openNew();
		await store.settings.set('goal', { days: 3 });
		store.close();
		const again = await openTab(registry, profile);
		expect(await again.settings.get('goal')).toEqual({ days: 3 });
		await again.settings.set('goal', undefined);
		expect(await again.settings.get('goal')).toBeUndefined();
	});
});
