import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ProfileDatabase } from '#lib/store/database.ts';
import type { ProfileStore } from '#lib/store/profile-store.ts';
import { sealTails } from '#lib/store/seal.ts';
import { openNew, practise } from './fixture.ts';

let store: ProfileStore;
let database: ProfileDatabase;

beforeEach(async () => {
	const tab = await openNew();
	store = tab.store;
	database = new ProfileDatabase(tab.profile.id);
	for (let block = 0; block < 3; block += 1) {
		await practise(store, 2);
		await sealTails(database, tab.profile.id, 1, 99);
	}
	await practise(store, 1);
});

const blocks = () => database.blocks.orderBy('[device+last]').toArray();

describe('checking the whole log', () => {
	test('finds nothing where everything is as it was written', async () => {
		expect(await store.verify()).toEqual({ blocks: 3, events: 14, problems: [], forks: [] });
	});

	test('finds the block whose predecessor is missing', async () => {
		const [, middle, last] = await blocks();
		await database.blocks.delete(middle?.hash ?? '');
		expect((await store.verify()).problems).toMatchObject([
			{ key: last?.hash, detail: 'its predecessor is missing' }
		]);
	});

	test('finds that the last block is missing', async () => {
		const last = (await blocks())[2];
		await database.blocks.delete(last?.hash ?? '');
		expect((await store.verify()).problems).toMatchObject([{ key: last?.hash, detail: 'is missing' }]);
	});

	test('finds a block that was changed, and an open row that is no event', async () => {
		const [first] = await blocks();
		if (!first) throw new Error('no block');
		await database.blocks.put({ ...first, bytes: first.bytes.fill(1, 110, 112) });
		const { device } = first;
		await database.tail.put({ device, seq: 14, line: '{}' });
		const problems = (await store.verify()).problems.map((problem) => 'key' in problem && problem.key);
		expect(problems).toContain(first.hash);
		expect(problems).toContain(`${device}/14`);
	});
});
