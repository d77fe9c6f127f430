import { expect, test } from 'vitest';
import { ProfileDatabase } from '#lib/store/database.ts';
import { live } from '#lib/store/live.svelte.ts';
import { openNew, openTab } from '../../unit/store/fixture.ts';

test('a live value follows what another connection writes, as long as it is read', async () => {
	const { registry, profile, store } = await openNew();
	const other = await openTab(registry, profile);
	const seen: (string | undefined)[] = [];
	const draft = live(() => store.drafts.load('a'), undefined);
	const stop = $effect.root(() => {
		$effect(() => {
			seen.push(draft.current?.text);
		});
	});
	await other.drafts.save('a', 'first');
	await expect.poll(() => seen.at(-1)).toBe('first');
	await other.drafts.save('a', 'second');
	await expect.poll(() => seen.at(-1)).toBe('second');
	expect(draft.error).toBeUndefined();
	stop();
	await other.drafts.save('a', 'third');
	expect((await store.drafts.load('a'))?.text).toBe('third');
	expect(seen).not.toContain('third');
});

test('a live value whose query fails says why', async () => {
	const { profile } = await openNew();
	const database = new ProfileDatabase(profile.id);
	const broken = live(async () => database.table('none').toArray(), []);
	let error: unknown;
	const stop = $effect.root(() => {
		$effect(() => {
			error = broken.error;
		});
	});
	await expect.poll(() => String(error)).toContain('none');
	stop();
	database.close();
});
