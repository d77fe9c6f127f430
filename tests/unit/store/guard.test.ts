import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { ProfileDatabase } from '#lib/store/database.ts';
import { problemOf } from '#lib/store/problem.ts';
import { openNew, opened, openTab, practise } from './fixture.ts';

const newer = { kind: 'newerWriter', minimumWriter: 2 };

describe('data that a newer Glim wrote', () => {
	test('can be read and exported, and not written', async () => {
		const { registry, profile, store } = await openNew();
		await practise(store, 2);
		await store.drafts.save('a', 'text');
		store.close();
		await raiseWriter(profile.id);
		const before = await dump(profile.id);
		const older = await openTab(registry, profile);
		expect(older.readOnly).toEqual(newer);
		expect(await older.readEvents()).toHaveLength(4);
		expect((await older.drafts.load('a'))?.text).toBe('text');
		await expect(older.append(opened)).rejects.toMatchObject({ problem: newer });
		await expect(older.drafts.save('a', 'other')).rejects.toMatchObject({ problem: newer });
		await expect(older.settings.set('a', 1)).rejects.toMatchObject({ problem: newer });
		const { readBackup } = await import('#lib/store/read-backup.ts');
		const outcome = await readBackup(await older.exportBackup());
		expect(outcome.kind === 'sound' && outcome.backup.log.flatMap(({ events }) => events)).toHaveLength(4);
		older.close();
		expect(await dump(profile.id)).toEqual(before);
	});

	test('a tab that was open before is refused from the next write on', async () => {
		const { profile, store } = await openNew();
		await store.append(opened);
		await raiseWriter(profile.id);
		await expect(store.append(opened)).rejects.toMatchObject({ problem: newer });
		expect(await store.readEvents()).toHaveLength(1);
	});

	test('a later schema opens, with tables that this build does not know', async () => {
		const { registry, profile, store } = await openNew();
		await store.append(opened);
		store.close();
		const later = new ProfileDatabase(profile.id);
		later.version(2).stores({ goals: 'id' });
		await later.open();
		await later.table('goals').add({ id: 1 });
		later.close();
		const older = await openTab(registry, profile);
		expect(await older.readEvents()).toHaveLength(1);
	});
});

test('a tab whose database another one upgrades lets go of it and says so', async () => {
	const { profile, store } = await openNew();
	await store.append(opened);
	const later = new Dexie(`glim-${profile.id}`);
	later.version(2).stores({ goals: 'id' });
	await later.open();
	later.close();
	await expect(store.append(opened)).rejects.toMatchObject({ problem: { kind: 'superseded' } });
	await expect(store.drafts.save('a', 'b')).rejects.toMatchObject({ problem: { kind: 'superseded' } });
});

describe('errors of the browser', () => {
	test.each([
		['QuotaExceededError', 'full'],
		['SecurityError', 'blocked'],
		['InvalidStateError', 'blocked'],
		['DatabaseClosedError', 'superseded'],
		['DataError', 'failed']
	])('%s is %s', (name, kind) => {
		const inner = new DOMException('why', name);
		expect(problemOf(inner).kind).toBe(kind);
		expect(problemOf(new Dexie.AbortError(inner)).kind).toBe(kind);
	});

	test('what is no error at all is still told', () => {
		expect(problemOf('odd')).toEqual({ kind: 'failed', detail: 'odd' });
	});
});

async function raiseWriter(learner: string): Promise<void> {
	const database = new ProfileDatabase(learner);
	await database.guard.put({ name: 'format', minimumWriter: 2 });
	database.close();
}

async function dump(learner: string): Promise<unknown> {
	const database = new ProfileDatabase(learner);
	await database.open();
	const tables = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()]));
	database.close();
	return tables;
}
