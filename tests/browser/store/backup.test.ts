import { expect, test } from 'vitest';
import { serialiseState } from '#lib/learner/state.ts';
import { requestPersistence } from '#lib/store/persist.ts';
import { readBackup } from '#lib/store/read-backup.ts';
import { restoreBackup } from '#lib/store/restore.ts';
import { openNew, openTab, practise } from '../../unit/store/fixture.ts';

test('a profile leaves as a file and comes back on an empty device', async () => {
	const { registry, profile, store } = await openNew();
	await practise(store, 40);
	await store.drafts.save('python/variables/price', 'price = 1');
	const [state, events] = [serialiseState(store.state()), await store.readEvents()];
	const file = await store.exportBackup();
	store.close();
	await registry.remove(profile.id);
	const outcome = await readBackup(file);
	if (outcome.kind !== 'sound') throw new Error(outcome.refusal.kind);
	expect(await restoreBackup(registry, outcome.backup)).toMatchObject({ kind: 'created', events: 80 });
	const again = await openTab(registry, profile);
	expect(await again.readEvents()).toEqual(events);
	expect(serialiseState(again.state())).toBe(state);
	expect((await again.drafts.load('python/variables/price'))?.text).toBe('price = 1');
});

test('a file with something after its end is refused', async () => {
	const { store } = await openNew();
	const longer = new Blob([await store.exportBackup(), 'more']);
	expect(await readBackup(longer)).toEqual({ kind: 'refused', refusal: { kind: 'damaged', part: 'file' } });
});

test('asking the browser to keep the work gives its answer', async () => {
	const answer = await requestPersistence();
	expect(['granted', 'refused']).toContain(answer);
	expect(await navigator.storage.persisted()).toBe(answer === 'granted');
});
