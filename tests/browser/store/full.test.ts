import { afterEach, expect, test, vi } from 'vitest';
import { openNew, opened, openTab, practise } from '../../unit/store/fixture.ts';

afterEach(() => vi.restoreAllMocks());

/** From here on the database refuses every write of a row, as it does when the disk is full. */
function fillDisk(): void {
	for (const method of ['add', 'put'] as const) {
		vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
			throw new DOMException('The disk is full.', 'QuotaExceededError');
		});
	}
}

test('a full disk refuses the event with the reason, keeps what was there, and goes on once there is room', async () => {
	const { registry, profile, store } = await openNew();
	await practise(store, 3);
	const before = await store.readEvents();
	fillDisk();
	const full = { name: 'StoreFailure', problem: { kind: 'full' } };
	await expect(store.append(opened, 'price = 1')).rejects.toMatchObject(full);
	await expect(store.drafts.save('a', 'price = 1')).rejects.toMatchObject(full);
	await expect(store.settings.set('a', 1)).rejects.toMatchObject(full);
	expect(await store.readEvents()).toEqual(before);
	vi.restoreAllMocks();
	const event = await store.append(opened);
	expect(event.seq).toBe(7);
	store.close();
	expect(await (await openTab(registry, profile)).readEvents()).toEqual([...before, event]);
});

test('everything can still be exported while the disk is full, open events too', async () => {
	const { readBackup } = await import('#lib/store/read-backup.ts');
	const { store } = await openNew();
	await practise(store, 3);
	fillDisk();
	const outcome = await readBackup(await store.exportBackup());
	expect(outcome.kind === 'sound' && outcome.backup.log.flatMap(({ events }) => events)).toEqual(
		await store.readEvents()
	);
});

test('an event is acknowledged though the snapshot after it could not be kept', async () => {
	const { store } = await openNew();
	await practise(store, 249);
	await store.append(opened);
	const put = IDBObjectStore.prototype.put;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
		if (this.name === 'snapshots') throw new DOMException('The disk is full.', 'QuotaExceededError');
		return key === undefined ? put.call(this, value) : put.call(this, value, key);
	});
	expect((await store.append(opened)).seq).toBe(500);
	expect(store.problems()).toMatchObject([{ kind: 'full' }]);
});
