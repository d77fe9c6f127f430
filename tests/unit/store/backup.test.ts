import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { gunzipSync, gzipSync } from 'node:zlib';
import { foldAll } from '#lib/learner/fold.ts';
import { serialiseState } from '#lib/learner/state.ts';
import { partNames } from '#lib/store/backup-file.ts';
import { toBase64Url } from '#lib/store/bytes.ts';
import { ProfileDatabase } from '#lib/store/database.ts';
import { ed25519 } from '#lib/store/ed25519.ts';
import { createMemoryRegistry } from '#lib/store/memory-registry.ts';
import { openMemoryStore } from '#lib/store/memory-store.ts';
import type { Profile } from '#lib/store/profile.ts';
import type { Backup } from '#lib/store/read-backup.ts';
import { readBackup } from '#lib/store/read-backup.ts';
import { restoreBackup } from '#lib/store/restore.ts';
import { backupName, writeBackup } from '#lib/store/write-backup.ts';
import { openNew, opened, openTab, practise, tickingClock } from './fixture.ts';

const python = 'python/variables/price';

async function learnerWithEverything() {
	const tab = await openNew();
	await practise(tab.store, 20);
	await tab.store.drafts.save(python, 'price = 1');
	await tab.store.drafts.save(python, 'price = 2', 7);
	await tab.store.settings.set('theme', { name: 'dark', contrast: [1, 2.5] });
	return tab;
}

async function soundBackup(file: Blob): Promise<Backup> {
	const outcome = await readBackup(file);
	if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal));
	return outcome.backup;
}

/** Every row of every table, as it lies there. */
async function dump(profile: Profile): Promise<Record<string, unknown[]>> {
	const database = new ProfileDatabase(profile.id);
	const tables: Record<string, unknown[]> = {};
	for (const table of (await database.open()).verno ? database.tables : []) {
		tables[table.name] = await table.toArray();
	}
	database.close();
	return tables;
}

/** As on another machine: the profile and its database are gone. */
async function forget({ registry, profile, store }: Awaited<ReturnType<typeof openNew>>): Promise<void> {
	store.close();
	await registry.remove(profile.id);
}

describe('a backup restored on an empty device', () => {
	test.each(['blocks', 'sources', 'settings', 'drafts', 'conflicts', 'quarantine', 'guard'])(
		'gives back every row of %s',
		async (table) => {
			const tab = await learnerWithEverything();
			const database = new ProfileDatabase(tab.profile.id);
			await database.conflicts.add({ kind: 'fork', device: 'd', seq: 3, sides: ['a', 'b'], foundAt: 5 });
			await database.quarantine.add({ table: 'blocks', key: 'k', detail: 'x', row: 'AAAA', foundAt: 5 });
			database.close();
			const file = await tab.store.exportBackup();
			const before = await dump(tab.profile);
			await forget(tab);
			const restored = await restoreBackup(tab.registry, await soundBackup(file));
			expect(restored).toMatchObject({ kind: 'created', events: 40 });
			expect(before[table]).not.toEqual([]);
			expect((await dump(tab.profile))[table]).toEqual(before[table]);
		}
	);

	test('nothing is open any more, for the old key is not in the file', async () => {
		const tab = await learnerWithEverything();
		const file = await tab.store.exportBackup();
		const before = await dump(tab.profile);
		await forget(tab);
		await restoreBackup(tab.registry, await soundBackup(file));
		const after = await dump(tab.profile);
		expect(after['tail']).toEqual([]);
		expect(after['keys']).toHaveLength(1);
		expect(after['keys']).not.toEqual(before['keys']);
		expect(new TextDecoder().decode(gunzipSync(await file.arrayBuffer()))).not.toMatch(/secret/i);
	});

	test('the new log begins beside the old one, and the old one is only read', async () => {
		const tab = await learnerWithEverything();
		const file = await tab.store.exportBackup();
		const [before] = (await dump(tab.profile))['heads'] ?? [];
		await forget(tab);
		await restoreBackup(tab.registry, await soundBackup(file));
		const heads = (await dump(tab.profile))['heads'];
		expect(heads).toContainEqual({ ...(before as object), role: 'foreign' });
		expect(heads).toContainEqual(expect.objectContaining({ role: 'active', seq: 0 }));
	});

	test('the learner has the same state, and what comes next comes after it', async () => {
		const tab = await learnerWithEverything();
		const state = serialiseState(tab.store.state());
		const file = await tab.store.exportBackup();
		await forget(tab);
		await restoreBackup(tab.registry, await soundBackup(file));
		const again = await openTab(tab.registry, tab.profile, tickingClock(Date.UTC(2020, 0, 1)));
		expect(serialiseState(again.state())).toBe(state);
		expect(again.problems()).toEqual([]);
		const event = await again.append(opened);
		expect((await again.readEvents()).at(-1)).toEqual(event);
		expect(serialiseState(again.state())).toBe(serialiseState(foldAll(await again.readEvents())));
	});

	test('the file has the name the learner has now', async () => {
		const { registry, profile, store } = await openNew();
		await registry.change(profile.id, { name: 'Countess' });
		expect((await soundBackup(await store.exportBackup())).parts.profile).toMatchObject([
			{ name: 'Countess' }
		]);
	});

	test('the profile is listed with its name, picture and times', async () => {
		const tab = await learnerWithEverything();
		const file = await tab.store.exportBackup();
		await forget(tab);
		await restoreBackup(tab.registry, await soundBackup(file));
		const { id, name, avatar, createdAt } = tab.profile;
		expect(await tab.registry.get(id)).toMatchObject({ id, name, avatar, createdAt, hasBegun: true });
	});
});

describe('a backup restored over the same learner', () => {
	test('what is here and missing in the file stays, what is missing here comes', async () => {
		const tab = await openNew();
		await practise(tab.store, 3);
		const file = await tab.store.exportBackup();
		await practise(tab.store, 2);
		await tab.store.settings.set('theme', 'light');
		const before = await tab.store.readEvents();
		expect(await restoreBackup(tab.registry, await soundBackup(file))).toMatchObject({
			kind: 'merged',
			events: 0
		});
		expect(await tab.store.readEvents()).toEqual(before);
		expect(await tab.store.settings.get('theme')).toBe('light');
	});

	test('an open tab goes on with the merged state under a new key', async () => {
		const tab = await openNew();
		const first = await tab.store.append(opened);
		await restoreBackup(tab.registry, await soundBackup(await tab.store.exportBackup()));
		const second = await tab.store.append(opened);
		expect(second.device).not.toBe(first.device);
		expect(second.hlc > first.hlc).toBe(true);
		expect(await tab.store.readEvents()).toEqual([first, second]);
		await expect.poll(() => serialiseState(tab.store.state())).toBe(serialiseState(foldAll([first, second])));
	});

	test('restoring a file twice changes nothing but the key', async () => {
		const tab = await learnerWithEverything();
		const backup = await soundBackup(await tab.store.exportBackup());
		await restoreBackup(tab.registry, backup);
		const once = await dump(tab.profile);
		await restoreBackup(tab.registry, backup);
		const twice = await dump(tab.profile);
		for (const table of ['blocks', 'tail', 'sources', 'settings', 'conflicts', 'quarantine']) {
			expect(twice[table]).toEqual(once[table]);
		}
	});

	test('of a draft changed on both sides the newer stands and the other is a version', async () => {
		const tab = await openNew();
		await tab.store.drafts.save(python, 'here first');
		const file = await tab.store.exportBackup();
		await tab.store.drafts.save(python, 'here later', 1);
		await restoreBackup(tab.registry, await soundBackup(file));
		expect((await tab.store.drafts.load(python))?.text).toBe('here later');
		expect((await tab.store.drafts.history(python)).map(({ text }) => text)).toEqual(['here first']);
	});

	test('a key that wrote on two machines is a fork: both sides are kept and it is on record', async () => {
		const tab = await openNew();
		await practise(tab.store, 2);
		await tab.store.exportBackup();
		const copy = await dump(tab.profile);
		await practise(tab.store, 1);
		const here = await tab.store.readEvents();
		const file = await tab.store.exportBackup();
		await putBack(tab.profile, copy);
		const clone = await openTab(tab.registry, tab.profile, tickingClock(Date.UTC(2026, 9, 1)));
		await practise(clone, 1);
		const there = await clone.readEvents();
		expect(there.at(-1)?.seq).toBe(here.at(-1)?.seq);
		expect(await restoreBackup(tab.registry, await soundBackup(file))).toMatchObject({ events: 2 });
		const union = await clone.readEvents();
		expect(new Set(union.map(({ id }) => id))).toEqual(new Set([...here, ...there].map(({ id }) => id)));
		expect((await dump(tab.profile))['conflicts']).toMatchObject([{ kind: 'fork', seq: 5 }]);
	});
});

async function putBack(profile: Profile, tables: Record<string, unknown[]>): Promise<void> {
	const database = new ProfileDatabase(profile.id);
	for (const table of (await database.open()).tables) {
		await table.clear();
		await table.bulkPut(tables[table.name] ?? []);
	}
	database.close();
}

describe('a file that is refused', () => {
	let file: Uint8Array<ArrayBuffer>;
	let json: Record<string, unknown>;
	beforeEach(async () => {
		const { store } = await openNew();
		await practise(store, 3);
		await store.drafts.save(python, 'price = 1');
		await store.settings.set('theme', 'dark');
		file = new Uint8Array(await (await store.exportBackup()).arrayBuffer());
		json = JSON.parse(new TextDecoder().decode(gunzipSync(file)));
		store.close();
	});

	const refusalOf = async (content: BlobPart) => {
		const outcome = await readBackup(new Blob([content]));
		return outcome.kind === 'refused' ? outcome.refusal : outcome.kind;
	};

	test('an empty file and files of other kinds are no backups', async () => {
		expect(await refusalOf('')).toEqual({ kind: 'notABackup' });
		expect(await refusalOf('hello')).toEqual({ kind: 'notABackup' });
		expect(await refusalOf('{"format": "other"}')).toEqual({ kind: 'notABackup' });
		expect(await refusalOf('{"a": ')).toEqual({ kind: 'notABackup' });
		expect(await refusalOf(gzipSync('[1, 2]'))).toEqual({ kind: 'notABackup' });
		expect(await refusalOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toEqual({ kind: 'notABackup' });
	});

	test('a file cut anywhere is damaged', async () => {
		for (const length of [2, 9, 10, 11, 200, file.length - 9, file.length - 1]) {
			expect(await refusalOf(file.slice(0, length))).toEqual({ kind: 'damaged', part: 'file' });
		}
	});

	test('a flipped bit is refused, but where the packing notes time and system or fills its last byte', async () => {
		const accepted: number[] = [];
		for (let at = 0; at < file.length; at += 5) {
			for (const place of [at, file.length - 1 - at]) {
				const changed = file.slice();
				changed[place] = (changed[place] ?? 0) ^ (1 << (at % 8));
				if ((await readBackup(new Blob([changed]))).kind === 'sound') accepted.push(place);
			}
		}
		// Deflate ends within a byte, the last before checksum and length: its remaining bits say nothing.
		const lastByte = file.length - 9;
		expect(accepted.filter((place) => place >= 10 && place !== lastByte)).toEqual([]);
	});

	test.each(partNames)('a changed entry in %s is damage, for its hash is wrong', async (part) => {
		const parts = json['parts'] as Record<string, unknown[]>;
		const changed = { ...json, parts: { ...parts, [part]: [...(parts[part] ?? []), { more: 1 }] } };
		expect(await refusalOf(JSON.stringify(changed))).toEqual({ kind: 'damaged', part });
	});

	test('a missing part, an unknown part and a changed manifest are damage', async () => {
		const { drafts, ...parts } = json['parts'] as Record<string, unknown[]>;
		expect(drafts).toHaveLength(1);
		expect(await refusalOf(JSON.stringify({ ...json, parts }))).toMatchObject({ kind: 'damaged' });
		expect(
			await refusalOf(JSON.stringify({ ...json, parts: { ...parts, drafts: [], more: [] } }))
		).toMatchObject({
			kind: 'damaged'
		});
		expect(await refusalOf(JSON.stringify({ ...json, manifest: { a: 1 } }))).toEqual({
			kind: 'damaged',
			part: 'manifest'
		});
	});

	test('a file changed with its hashes made right again was tampered with', async () => {
		const manifest = json['manifest'] as { createdAt: number };
		const changed = { ...json, manifest: { ...manifest, createdAt: manifest.createdAt + 1 } };
		expect(await refusalOf(JSON.stringify(changed))).toEqual({ kind: 'tampered', part: 'manifest' });
	});

	test('a learner whose name Glim would not have kept so is refused, however well it is signed', async () => {
		const { store, profile } = await openNew();
		const { parts } = await soundBackup(await store.exportBackup());
		const pair = await (await ed25519()).createPair();
		const key = { device: toBase64Url(pair.publicKey), secret: pair.secret };
		const renamed = { ...parts, profile: [{ ...profile, name: `Ada\n${'!'.repeat(300)}` }] };
		const outcome = await readBackup(await writeBackup(renamed, profile.id, key, 1));
		expect(outcome).toEqual({ kind: 'refused', refusal: { kind: 'tampered', part: 'profile' } });
		store.close();
	});

	test('a file of a newer format says so', async () => {
		expect(await refusalOf(JSON.stringify({ ...json, version: 2 }))).toEqual({ kind: 'newerFormat' });
	});

	test('a file that grows beyond measure is refused before it is unpacked whole', async () => {
		const limits = { fileBytes: 100_000, jsonBytes: 1_000_000, eventBytes: 1000 };
		const refusal = async (content: BlobPart) => await readBackup(new Blob([content]), limits);
		const tooLarge = (limitBytes: number) => ({ kind: 'refused', refusal: { kind: 'tooLarge', limitBytes } });
		const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20), { level: 9 });
		expect(bomb.length).toBeLessThan(100_000);
		expect(await refusal(bomb)).toEqual(tooLarge(1_000_000));
		expect(await refusal(new Uint8Array(100_001))).toEqual(tooLarge(100_000));
		expect(await refusal(file)).toEqual(tooLarge(1000));
	});

	test('nesting that would exhaust the stack is refused', async () => {
		const deep = `{"format":"glim-backup","version":1,"manifest":{},"signature":"","parts":{"profile":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
		expect(await refusalOf(deep)).toMatchObject({ kind: 'damaged' });
	});

	test('a file the browser unpacked by itself is as good', async () => {
		expect((await readBackup(new Blob([gunzipSync(file)]))).kind).toBe('sound');
	});
});

test('a restore waits for another tab that is writing, and loses none of its events', async () => {
	const tab = await openNew();
	await practise(tab.store, 3);
	const backup = await soundBackup(await tab.store.exportBackup());
	const [restored] = await Promise.all([restoreBackup(tab.registry, backup), practise(tab.store, 3)]);
	expect(restored.kind).toBe('merged');
	expect(await tab.store.readEvents()).toHaveLength(12);
	expect((await tab.store.verify()).problems).toEqual([]);
});

describe('a restore that fails', () => {
	test('changes nothing here', async () => {
		const tab = await learnerWithEverything();
		const backup = await soundBackup(await tab.store.exportBackup());
		await practise(tab.store, 1);
		await tab.store.exportBackup();
		const before = await dump(tab.profile);
		const broken = { ...backup, parts: { ...backup.parts, settings: [{ name: {} as string, value: 1 }] } };
		expect(await restoreBackup(tab.registry, broken)).toMatchObject({ kind: 'refused' });
		expect(await dump(tab.profile)).toEqual(before);
	});

	test('leaves no empty profile and no empty database', async () => {
		const tab = await openNew();
		await practise(tab.store, 1);
		const backup = await soundBackup(await tab.store.exportBackup());
		await forget(tab);
		const broken = { ...backup, parts: { ...backup.parts, settings: [{ name: {} as string, value: 1 }] } };
		expect(await restoreBackup(tab.registry, broken)).toMatchObject({ kind: 'refused' });
		expect(await tab.registry.get(tab.profile.id)).toBeUndefined();
		expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`glim-${tab.profile.id}`);
	});

	test('is refused where nothing can be stored', async () => {
		const { store } = await openNew();
		const backup = await soundBackup(await store.exportBackup());
		const memory = createMemoryRegistry(tickingClock());
		expect(await restoreBackup(memory, backup)).toMatchObject({
			kind: 'refused',
			problem: { kind: 'blocked' }
		});
	});
});

describe('a store in memory', () => {
	test('gives a backup that restores on a disk', async () => {
		const { registry } = await openNew();
		const memory = createMemoryRegistry(tickingClock());
		const profile = await memory.create({ name: 'Ada', avatar: 'amber' });
		const store = await openMemoryStore(profile, { clock: tickingClock() });
		await practise(store, 30);
		await store.drafts.save(python, 'price = 1');
		await store.settings.set('theme', 'dark');
		const backup = await soundBackup(await store.exportBackup());
		expect(await restoreBackup(registry, backup)).toMatchObject({ kind: 'created', events: 60 });
		const disk = await openTab(registry, profile);
		expect(serialiseState(disk.state())).toBe(serialiseState(store.state()));
		expect(await disk.readEvents()).toEqual(await store.readEvents());
		expect((await disk.drafts.load(python))?.text).toBe('price = 1');
	});
});

test('a backup is named after the learner and the day, without what file systems refuse', async () => {
	const { profile } = await openNew();
	const odd = { ...profile, name: '../Ada: Łovelace?' };
	expect(backupName(odd, Date.UTC(2026, 8, 1))).toBe('glim-Ada-Łovelace-2026-09-01.glim.gz');
});
