import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { openProfile } from '#lib/store/open-profile.ts';
import { openRegistry } from '#lib/store/open-registry.ts';
import { openNew, openTab, openTestRegistry, opened, practise, tickingClock } from './fixture.ts';

describe('local profiles', () => {
	test('several learners are listed, the one who used it last first', async () => {
		const registry = await openTestRegistry();
		const ada = await registry.create({ name: 'Ada', avatar: 'amber' });
		const ben = await registry.create({ name: 'Ben', avatar: 'coral' });
		const ids = async () =>
			(await registry.list()).map(({ id }) => id).filter((id) => [ada.id, ben.id].includes(id));
		expect(await ids()).toEqual([ben.id, ada.id]);
		await registry.change(ada.id, { lastUsedAt: Date.UTC(2030, 0, 1) });
		expect(await ids()).toEqual([ada.id, ben.id]);
	});

	test('two learners may have one name, and keep apart what they do', async () => {
		const { registry, profile, store } = await openNew();
		const other = await registry.create({ name: profile.name, avatar: profile.avatar });
		const otherStore = await openTab(registry, other);
		await practise(store, 1);
		expect(await otherStore.readEvents()).toEqual([]);
	});

	test('a name is tidied, and one of white space only is refused', async () => {
		const registry = await openTestRegistry();
		expect((await registry.create({ name: '  Ada\n\tLovelace\u0000 ', avatar: 'a' })).name).toBe(
			'Ada Lovelace'
		);
		await expect(registry.create({ name: ' \u2028 ', avatar: 'a' })).rejects.toThrow('needs a name');
	});

	test('a removed profile is gone with everything in it', async () => {
		const { registry, profile, store } = await openNew();
		await store.append(opened);
		await registry.remove(profile.id);
		expect(await registry.get(profile.id)).toBeUndefined();
		expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`glim-${profile.id}`);
		await expect(store.append(opened)).rejects.toMatchObject({ problem: { kind: 'superseded' } });
	});

	test('a profile whose database was emptied says so and does not begin anew in silence', async () => {
		const { registry, profile, store } = await openNew();
		store.close();
		indexedDB.deleteDatabase(`glim-${profile.id}`);
		expect((await openTab(registry, profile)).problems()).toEqual([{ kind: 'emptied' }]);
	});
});

describe('where nothing can be stored', () => {
	test('the registry says why, and the one to go on with says that it does not persist', async () => {
		const before = globalThis.indexedDB;
		const refusing = {
			open: () => {
				throw new DOMException('Storage is off.', 'SecurityError');
			}
		};
		Object.defineProperty(globalThis, 'indexedDB', { value: refusing, configurable: true, writable: true });
		const { default: Dexie } = await import('dexie');
		const dependencies = { ...Dexie.dependencies };
		Dexie.dependencies.indexedDB = refusing as unknown as IDBFactory;
		const opened = await openRegistry(tickingClock());
		Dexie.dependencies.indexedDB = dependencies.indexedDB;
		Object.defineProperty(globalThis, 'indexedDB', { value: before, configurable: true, writable: true });
		expect(opened).toMatchObject({ kind: 'unavailable', problem: { kind: 'blocked' } });
		expect(opened.registry.persistent).toBe(false);
	});

	test('a learner can go on in memory, with the same store', async () => {
		const unavailable = await openUnavailable();
		const profile = await unavailable.create({ name: 'Ada', avatar: 'amber' });
		const outcome = await openProfile(unavailable, profile.id, { clock: tickingClock() });
		if (outcome.kind !== 'open') throw new Error(outcome.problem.kind);
		const { store } = outcome;
		expect(store.persistent).toBe(false);
		await practise(store, 2);
		await store.drafts.save('python/variables/price', 'price = 1');
		await store.settings.set('theme', 'dark');
		expect((await store.readEvents()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
		expect((await store.drafts.load('python/variables/price'))?.text).toBe('price = 1');
		expect(await store.settings.get('theme')).toBe('dark');
		expect(store.state().days['2026-09-01']).toMatchObject({ submissions: 2, solved: 1 });
	});
});

async function openUnavailable() {
	const { createMemoryRegistry } = await import('#lib/store/memory-registry.ts');
	return createMemoryRegistry(tickingClock());
}
