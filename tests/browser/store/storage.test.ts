import { describe, expect, test } from 'vitest';
import { foldAll } from '#lib/learner/fold.ts';
import { serialiseState } from '#lib/learner/state.ts';
import { ProfileDatabase } from '#lib/store/database.ts';
import { nativeEd25519, scriptEd25519 } from '#lib/store/ed25519.ts';
import { openProfile } from '#lib/store/open-profile.ts';
import { replayInWorker } from '#lib/store/replay-caller.ts';
import { openNew, opened, openTab, openTestRegistry, practise } from '../../unit/store/fixture.ts';

describe('in a real browser', () => {
	test('the private key lies in the database and cannot be read out', async () => {
		const { profile, store } = await openNew();
		await store.append(opened);
		const database = new ProfileDatabase(profile.id);
		const [key] = await database.keys.toArray();
		expect(key?.secret).toBeInstanceOf(CryptoKey);
		await expect(crypto.subtle.exportKey('raw', key?.secret as CryptoKey)).rejects.toThrow();
		database.close();
		await store.rest();
	});

	test('signatures of the browser and of the fallback are good for both', async () => {
		const native = await nativeEd25519();
		const script = await scriptEd25519();
		if (!native) throw new Error('This browser should have Ed25519.');
		const message = new TextEncoder().encode('a block');
		for (const maker of [native, script]) {
			const { publicKey, secret } = await maker.createPair();
			const signature = await maker.sign(secret, message);
			for (const checker of [native, script]) {
				expect(await checker.verify(publicKey, message, signature)).toBe(true);
				expect(await checker.verify(publicKey, message.slice(1), signature)).toBe(false);
				expect(await checker.verify(publicKey.slice(1), message, signature)).toBe(false);
			}
		}
	});

	test('two connections append at once into one log without gaps', async () => {
		const { registry, profile, store } = await openNew();
		const other = await openTab(registry, profile);
		await Promise.all([practise(store, 20), practise(other, 20)]);
		const events = await store.readEvents();
		expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
		expect(events).toHaveLength(80);
		await expect.poll(() => serialiseState(other.state())).toBe(serialiseState(foldAll(events)));
	});

	test('the worker makes the same state from the log as the page', async () => {
		const { profile, store } = await openNew();
		await practise(store, 30);
		const { projected } = await replayInWorker(profile.id, '');
		expect(serialiseState(projected.snapshot.state)).toBe(serialiseState(store.state()));
	});

	test('a database that an older tab will not let go of is not waited for', async () => {
		const registry = await openTestRegistry();
		const profile = await registry.create({ name: 'Ada', avatar: 'amber' });
		const old = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open(`glim-${profile.id}`, 1);
			request.onsuccess = () => resolve(request.result);
		});
		expect(await openProfile(registry, profile.id)).toEqual({
			kind: 'unavailable',
			problem: { kind: 'heldByOldTab' }
		});
		old.close();
		await expect.poll(async () => (await openProfile(registry, profile.id)).kind).toBe('open');
	});
});
