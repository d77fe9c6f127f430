import { describe, expect, test } from 'vitest';
import { foldAll } from '#lib/learner/fold.ts';
import { serialiseState } from '#lib/learner/state.ts';
import { ProfileDatabase } from '#lib/store/database.ts';
import { openNew, opened, openTab } from '../../unit/store/fixture.ts';

/** Lets a worker write to the profile and kills it in the middle. Resolves with the ids it acknowledged. */
function writeUntilKilled(learner: string, acknowledged: number): Promise<readonly string[]> {
	const worker = new Worker(new URL('./writer.worker.ts', import.meta.url), { type: 'module' });
	const ids: string[] = [];
	return new Promise((resolve, reject) => {
		worker.onerror = (event) => reject(new Error(event.message));
		worker.onmessage = (message: MessageEvent<unknown>) => {
			if (typeof message.data !== 'string') return reject(new Error(JSON.stringify(message.data)));
			ids.push(message.data);
			if (ids.length < acknowledged) return;
			worker.terminate();
			resolve(ids);
		};
		worker.postMessage(learner);
	});
}

describe('a tab that is killed while it writes and seals', () => {
	test('loses nothing that was acknowledged, doubles nothing, and the next tab goes on', async () => {
		const { registry, profile, store } = await openNew();
		store.close();
		const acknowledged: string[] = [];
		for (const count of [3, 8, 9, 15, 16, 22, 30]) {
			acknowledged.push(...(await writeUntilKilled(profile.id, count)));
			const next = await openTab(registry, profile);
			const events = await next.readEvents();
			expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
			expect(new Set(events.map(({ id }) => id))).toEqual(
				new Set([...acknowledged, ...events.map(({ id }) => id)])
			);
			for (const { code } of events) expect(await next.readSource(code?.sha256 ?? '')).toBeDefined();
			expect(next.problems()).toEqual([]);
			expect(serialiseState(next.state())).toBe(serialiseState(foldAll(events)));
			acknowledged.push((await next.append(opened, 'attempt = 0')).id);
			next.close();
		}
		const database = new ProfileDatabase(profile.id);
		expect(await database.blocks.count()).toBeGreaterThan(0);
		database.close();
	});
});
