import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hashText } from '#lib/store/hash.ts';
import { openNew, openTab, practise } from './fixture.ts';

const { getRandomValues } = crypto;

beforeEach(() => {
	// A page on plain http has neither `crypto.subtle` nor the class of its keys.
	vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
	vi.stubGlobal('CryptoKey', undefined);
});

afterEach(() => vi.unstubAllGlobals());

test('hashes are the same without the crypto of the browser', async () => {
	expect(await hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a log is written, sealed, exported and read without it, and is good for browsers that have it', async () => {
	const { registry, profile, store } = await openNew();
	await practise(store, 3);
	const file = await store.exportBackup();
	expect(await store.verify()).toEqual({ blocks: 1, events: 6, problems: [], forks: [] });
	store.close();
	const again = await openTab(registry, profile);
	expect(await again.readEvents()).toHaveLength(6);
	vi.unstubAllGlobals();
	vi.resetModules();
	const { readBackup } = await import('#lib/store/read-backup.ts');
	expect((await readBackup(file)).kind).toBe('sound');
});
