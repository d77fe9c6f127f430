import { afterEach, beforeAll, expect, test } from 'vitest';
import { createSnapshotStore } from '#lib/run/snapshot-store.ts';
import { memoryStore, runProgram, startRunner } from './python.ts';
import type { TestRunner } from './python.ts';

const runners: TestRunner[] = [];
function start(...parts: Parameters<typeof startRunner>): TestRunner {
	const runner = startRunner(...parts);
	runners.push(runner);
	return runner;
}
afterEach(() => runners.splice(0).forEach((runner) => runner.dispose()));

/** The first interpreter of a runner: how it was started. */
function firstBoot(runner: TestRunner): string {
	return runner.diagnostics.find(({ what }) => what === 'ready')?.detail ?? 'none';
}

const snapshots = memoryStore();
beforeAll(async () => {
	const runner = start({ snapshots });
	await runner.prepare();
	expect(firstBoot(runner)).toMatch(/^plain/);
	expect(await runner.keepSnapshot()).toBe(true);
	expect(snapshots.kept.size).toBe(1);
	runner.dispose();
}, 60_000);

test('a later visit starts from the snapshot that the first one made, and works', async () => {
	const second = start({ snapshots });
	await second.prepare();
	expect(firstBoot(second)).toMatch(/^snapshot/);
	const source = 'import random, math\nprint(math.pi, input())\nprint(random.random())';
	const ran = await runProgram(second, source, { answers: ['typed'] });
	expect(ran.text).toMatch(/^3.141592653589793 typed\n0\.\d+\n$/);

	const third = start({ snapshots });
	const again = await runProgram(third, source, { answers: ['typed'] });
	expect(again.text.split('\n')[1]).not.toBe(ran.text.split('\n')[1]);
});

test('the snapshot is made by itself once nothing runs', async () => {
	const empty = memoryStore();
	const runner = start({ snapshots: empty, snapshotAfterMs: 50 });
	await runProgram(runner, 'print(1)');
	await expect.poll(() => empty.kept.size, { timeout: 20_000 }).toBe(1);
});

test.each<[string, (bytes: ArrayBuffer) => ArrayBuffer]>([
	['cut short', (bytes) => bytes.slice(0, bytes.byteLength / 2)],
	['of other bytes', (bytes) => new ArrayBuffer(bytes.byteLength)],
	['empty', () => new ArrayBuffer(0)],
	[
		'damaged in its middle',
		(bytes) => {
			const damaged = new Uint8Array(bytes.slice(0));
			damaged.fill(0xff, 2_000_000, 12_000_000);
			return damaged.buffer;
		}
	]
])('a snapshot that is %s is dropped and Python starts without it', async (_, damage) => {
	const damaged = memoryStore();
	for (const [key, bytes] of snapshots.kept) await damaged.put(key, damage(bytes));
	const runner = start({ snapshots: damaged });
	expect((await runProgram(runner, 'print("works")')).text).toBe('works\n');
	expect(firstBoot(runner)).toMatch(/^plain/);
	expect(damaged.kept.size).toBe(0);
});

test('a snapshot goes by the name of its Python and of its worker', async () => {
	const asked: string[] = [];
	const asking = { ...memoryStore(), get: async (key: string) => (asked.push(key), null) };
	await start({ snapshots: asking }).prepare();
	expect(asked).toEqual([expect.stringMatching(/^314\.\d+\.\d+-[0-9a-f]+$/)]);
});

test('Cache Storage gives back what was stored, for its own key only', async () => {
	const store = createSnapshotStore('test-snapshot');
	const bytes = crypto.getRandomValues(new Uint8Array(60_000)).buffer;
	expect(await store.put('one', bytes)).toBe(true);
	expect(await store.get('one')).toEqual(bytes);
	expect(await store.get('two')).toBeNull();
	expect(await store.put('two', bytes)).toBe(true);
	expect(await store.get('one')).toBeNull();
	await store.delete('two');
	expect(await store.get('two')).toBeNull();
});

test('Cache Storage drops what was changed', async () => {
	const store = createSnapshotStore('test-snapshot');
	await store.put('one', new ArrayBuffer(60_000));
	const cache = await caches.open('test-snapshot');
	const [request] = await cache.keys();
	const stored = await cache.match(request ?? '');
	const bytes = new Uint8Array((await stored?.arrayBuffer()) ?? []);
	bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
	await cache.put(request ?? '', new Response(bytes, { headers: stored?.headers ?? {} }));
	expect(await store.get('one')).toBeNull();
	expect(await cache.keys()).toEqual([]);
});

test('where storage is refused nothing is kept and nothing fails', async () => {
	const refusing = { open: () => Promise.reject(new Error('blocked')), delete: async () => false };
	const store = createSnapshotStore('x', refusing as unknown as CacheStorage);
	expect(await store.put('one', new ArrayBuffer(8))).toBe(false);
	expect(await store.get('one')).toBeNull();
	await store.delete('one');
});
