import { expect, it } from 'vitest';
import { nameCache } from '#lib/run/cache-name.ts';
import { measureCaches } from '#lib/app/shell/measure-caches.ts';

it('adds up what is kept under its own base path, by kind, and nothing of other apps', async () => {
	const base = '/measured';
	const put = async (name: string, bytes: number) =>
		(await caches.open(name)).put(`/${bytes}`, new Response('x'.repeat(bytes)));
	await put(nameCache(base, 'app', '1'), 10);
	await put(nameCache(base, 'app', '2'), 20);
	await put(nameCache(base, 'pack', 'python'), 300);
	await put(nameCache(base, 'snapshot', 'python'), 4000);
	await put(nameCache('/other', 'app', '1'), 50_000);
	await put('of-another-app', 600_000);
	expect(await measureCaches(base)).toEqual({ appBytes: 30, packBytes: 300, otherBytes: 4000 });
	for (const name of await caches.keys()) await caches.delete(name);
});
