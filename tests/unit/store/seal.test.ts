import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { noBlock } from '#lib/store/block.ts';
import { ProfileDatabase } from '#lib/store/database.ts';
import { sealTails } from '#lib/store/seal.ts';
import { openNew, opened, openTab, practise, submitted } from './fixture.ts';

async function openWithDatabase(times: number) {
	const tab = await openNew();
	await practise(tab.store, times);
	const database = new ProfileDatabase(tab.profile.id);
	const seal = (least = 1) => sealTails(database, tab.profile.id, least, 99);
	return { ...tab, database, seal };
}

describe('sealing', () => {
	test('makes a chain: each block names the one before and begins after its end', async () => {
		const { store, database, seal } = await openWithDatabase(2);
		await seal();
		await practise(store, 3);
		await seal();
		const [one, two] = await database.blocks.orderBy('[device+last]').toArray();
		expect(one).toMatchObject({ previous: noBlock, first: 1, last: 4 });
		expect(two).toMatchObject({ previous: one?.hash, first: 5, last: 10 });
	});

	test('two tabs that seal at once make the blocks once', async () => {
		const { database, profile, store, seal } = await openWithDatabase(10);
		const other = new ProfileDatabase(profile.id);
		await Promise.all([seal(), sealTails(other, profile.id, 1, 99)]);
		expect((await database.blocks.toArray()).map(({ first, last }) => [first, last])).toEqual([[1, 20]]);
		expect(await store.readEvents()).toHaveLength(20);
	});

	test('what is appended meanwhile stays open and gets its turn', async () => {
		const { store, database, seal } = await openWithDatabase(5);
		const [sealed] = await Promise.all([seal(), practise(store, 5)]);
		expect(sealed + (await seal())).toBe(20);
		expect((await store.readEvents()).map(({ seq }) => seq)).toEqual(
			Array.from({ length: 20 }, (_, at) => at + 1)
		);
		expect(await database.tail.count()).toBe(0);
	});

	test('a short tail is left open when the page rests, a long one is sealed', async () => {
		const { store, database } = await openWithDatabase(49);
		await store.rest();
		expect(await database.blocks.count()).toBe(0);
		await practise(store, 1);
		await store.rest();
		expect(await database.blocks.count()).toBe(1);
	});

	test('long events make more blocks, none too large', async () => {
		const { store, database, seal } = await openWithDatabase(0);
		const noise = () =>
			Array.from(crypto.getRandomValues(new Uint8Array(5000)), (byte) => byte.toString(36)).join('');
		for (let at = 0; at < 20; at += 1) await store.append({ type: 'goal.created', title: noise() });
		await seal();
		const blocks = await database.blocks.toArray();
		expect(blocks.length).toBeGreaterThan(1);
		expect(Math.max(...blocks.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(65_536);
		expect(await store.readEvents()).toHaveLength(20);
	});

	test('a crash before the second transaction leaves everything in the tail', async () => {
		const { registry, profile, store, database, seal } = await openWithDatabase(5);
		const put = database.blocks.add.bind(database.blocks);
		database.blocks.add = () => {
			throw new Error('killed');
		};
		await expect(seal()).rejects.toThrow('killed');
		database.blocks.add = put;
		expect(await database.tail.count()).toBe(10);
		expect(await database.blocks.count()).toBe(0);
		store.close();
		const again = await openTab(registry, profile);
		expect(await again.readEvents()).toHaveLength(10);
		expect(again.problems()).toEqual([]);
	});

	test('a row that cannot be read is set aside and its place is on record', async () => {
		const { registry, profile, store, database, seal } = await openWithDatabase(2);
		const [first, second] = await database.tail.toArray();
		await database.tail.put({ device: second?.device ?? '', seq: 2, line: '{"broken' });
		await database.tail.delete([first?.device ?? '', 3]);
		await seal();
		const events = await store.readEvents();
		expect(events.map(({ seq, type }) => [seq, type])).toEqual([
			[1, 'item.opened'],
			[2, 'event.lost'],
			[3, 'event.lost'],
			[4, 'attempt.submitted']
		]);
		expect((await database.quarantine.toArray()).map(({ key, row }) => [key.slice(-1), row])).toEqual([
			['2', '{"broken'],
			['3', '']
		]);
		store.close();
		expect((await openTab(registry, profile)).problems()).toMatchObject([
			{ kind: 'damaged', table: 'tail' },
			{ kind: 'damaged', table: 'tail' }
		]);
	});
});

describe('what is broken on the disk', () => {
	test('a broken block is reported, set aside and comes back with a backup', async () => {
		const { registry, profile, store, database, seal } = await openWithDatabase(3);
		const whole = await store.readEvents();
		await seal();
		const file = await store.exportBackup();
		const [block] = await database.blocks.toArray();
		if (!block) throw new Error('no block');
		await database.blocks.put({ ...block, bytes: block.bytes.fill(7, 100, 101) });
		await database.snapshots.clear();
		store.close();
		const broken = await openTab(registry, profile);
		expect(broken.problems()).toMatchObject([{ kind: 'damaged', table: 'blocks', key: block.hash }]);
		expect(await broken.readEvents()).toEqual([]);
		expect(await database.quarantine.count()).toBe(1);
		const event = await broken.append(opened);
		expect(event.seq).toBe(7);
		await restore(registry, file);
		expect(await broken.readEvents()).toEqual([...whole, event]);
		broken.close();
		expect((await openTab(registry, profile)).problems()).toEqual([]);
	});

	test('missing blocks are reported, and the log goes on after them', async () => {
		const { registry, profile, store, database, seal } = await openWithDatabase(3);
		await seal();
		await database.blocks.clear();
		store.close();
		const again = await openTab(registry, profile);
		expect(again.problems()).toMatchObject([
			{ kind: 'damaged', table: 'blocks', detail: '6 events missing' }
		]);
		expect((await again.append(submitted('x'))).seq).toBe(7);
	});

	test('a lost head is found again from the rows', async () => {
		const { registry, profile, store, database, seal } = await openWithDatabase(3);
		await seal();
		await practise(store, 1);
		const whole = await store.readEvents();
		store.close();
		await database.heads.clear();
		const again = await openTab(registry, profile);
		expect(await again.readEvents()).toEqual(whole);
		const event = await again.append(opened);
		expect((await again.readEvents()).at(-1)).toEqual(event);
	});

	test('a damaged snapshot is made again', { timeout: 60_000 }, async () => {
		const { registry, profile, store, database } = await openWithDatabase(250);
		const [row] = await database.snapshots.toArray();
		if (!row) throw new Error('no snapshot');
		await database.snapshots.put({ ...row, text: row.text.replace('"attempts":', '"attempts":9') });
		const state = store.state();
		store.close();
		expect((await openTab(registry, profile)).state()).toEqual(state);
	});
});

async function restore(registry: Awaited<ReturnType<typeof openNew>>['registry'], file: Blob): Promise<void> {
	const { readBackup } = await import('#lib/store/read-backup.ts');
	const { restoreBackup } = await import('#lib/store/restore.ts');
	const outcome = await readBackup(file);
	if (outcome.kind !== 'sound') throw new Error(outcome.refusal.kind);
	const restored = await restoreBackup(registry, outcome.backup);
	if (restored.kind === 'refused') throw new Error(restored.problem.kind);
}
