import { beforeEach, describe, expect, it } from 'vitest';
import { openPack } from '#lib/run/pack.ts';
import type { Pack } from '#lib/run/pack.ts';

const cacheName = 'glim::pack:python';
let asked: string[] = [];

const countingFetch: typeof fetch = (input, init) => {
	asked.push(String(input));
	return fetch(input, init);
};

/** A network on which some of the chunks fare as told; all else is really fetched. */
function brokenFetch(fare: (index: number) => Response | undefined): typeof fetch {
	let index = 0;
	return async (input, init) => {
		const answer = String(input).endsWith('.bin') ? fare(index++) : undefined;
		return answer ?? countingFetch(input, init);
	};
}

function open(network: typeof fetch = countingFetch): Pack {
	return openPack('python', { base: '', fetch: network, caches });
}

async function readKeys(kind: 'chunk' | 'file'): Promise<Request[]> {
	const keys = await (await caches.open(cacheName)).keys();
	return keys.filter((key) => key.url.includes(`/${kind}/`));
}

const chunksAsked = () => asked.filter((address) => address.endsWith('.bin')).length;

beforeEach(async () => {
	asked = [];
	await caches.delete(cacheName);
});

describe('a pack', () => {
	it('downloads once, tells its progress in bytes and is then complete without a network', async () => {
		const steps: [number, number][] = [];
		expect(await open().isComplete()).toBe(false);
		expect(await open().download({ onProgress: (...step) => steps.push(step) })).toEqual({
			status: 'complete'
		});
		const [loaded, total] = steps.at(-1) ?? [0, -1];
		expect(loaded).toBe(total);
		expect(total).toBeGreaterThan(4_000_000);
		asked = [];
		expect(await open().isComplete()).toBe(true);
		const wasm = await open().read('python.wasm');
		expect(wasm.status === 'read' && new Uint8Array(wasm.content, 0, 4)).toEqual(
			new Uint8Array([0, 97, 115, 109])
		);
		expect(asked).toEqual([]);
	});

	it('is loaded by a first visitor from the network and by a later one from the device', async () => {
		const place = { base: '', fetch: countingFetch, caches, whenIdle: () => Promise.resolve() };
		const first = await openPack('python', place).load();
		await expect.poll(async () => (await readKeys('file')).length).toBe(3);
		await expect.poll(async () => (await readKeys('chunk')).length).toBe(1);
		const askedBefore = asked.length;
		const second = await open().load();
		expect(second.status === 'loaded' && Object.keys(second.files).sort()).toEqual([
			'python-stdlib.zip',
			'python.js',
			'python.wasm'
		]);
		expect(second).toEqual(first);
		expect(asked.length).toBe(askedBefore);
	});

	it('goes on where a download was cut off, and fetches only what is missing', async () => {
		const cutOff = open(brokenFetch((index) => (index >= 5 ? Response.error() : undefined)));
		expect(await cutOff.download()).toEqual({ status: 'offline' });
		const kept = (await readKeys('chunk')).length - 1;
		expect(kept).toBe(5);
		const before = await open().measure();
		expect(before.status === 'known' && before.missingBytes < before.totalBytes).toBe(true);
		asked = [];
		expect(await open().download()).toEqual({ status: 'complete' });
		expect(chunksAsked() + kept).toBe(await countChunks());
	});

	it('fetches a damaged chunk again, and never keeps it', async () => {
		const once = open(brokenFetch((index) => (index === 2 ? new Response('<html>') : undefined)));
		expect(await once.download()).toEqual({ status: 'complete' });
	});

	it('says that the download is damaged when the same chunk arrives wrong twice', async () => {
		const always = open(brokenFetch(() => new Response('<!doctype html>')));
		expect((await always.download()).status).toBe('damaged');
		expect((await readKeys('chunk')).length).toBe(1);
	});

	it('says that the server no longer has the files', async () => {
		const gone = open(brokenFetch(() => new Response('', { status: 404 })));
		expect((await gone.load()).status).toBe('missing');
	});

	it('can be cancelled, and keeps what had arrived', async () => {
		const cancel = new AbortController();
		const onProgress = (bytes: number) => bytes > 1_000_000 && cancel.abort();
		expect(await open().download({ signal: cancel.signal, onProgress })).toEqual({ status: 'cancelled' });
		expect(await open().download()).toEqual({ status: 'complete' });
	});

	it('is one download when two ask for it at the same time', async () => {
		const pack = open();
		const [loaded, downloaded] = await Promise.all([pack.load(), pack.download()]);
		expect(loaded.status).toBe('loaded');
		expect(downloaded.status).toBe('complete');
		expect(chunksAsked()).toBe(new Set(asked.filter((address) => address.endsWith('.bin'))).size);
	});

	it('goes on for one that waits when another gives up', async () => {
		const pack = open();
		const cancel = new AbortController();
		const left = pack.download({ signal: cancel.signal });
		const stayed = pack.download({ onProgress: () => cancel.abort() });
		expect((await left).status).toBe('cancelled');
		expect((await stayed).status).toBe('complete');
	});

	it('finds what the disk has damaged and downloads it again', async () => {
		await open().download();
		const [key] = await readKeys('file');
		const cache = await caches.open(cacheName);
		const content = new Uint8Array(await ((await cache.match(key ?? '')) ?? new Response()).arrayBuffer());
		content[1000] = (content[1000] ?? 0) ^ 1;
		await cache.put(key ?? '', new Response(content));
		expect(await open().verify()).toBe(1);
		expect(await open().isComplete()).toBe(false);
		expect((await open().load()).status).toBe('loaded');
	});

	it('heals a damaged chunk by itself when it is loaded', async () => {
		await open(brokenFetch((index) => (index >= 5 ? Response.error() : undefined))).download();
		const key = (await readKeys('chunk'))[3];
		await (await caches.open(cacheName)).put(key ?? '', new Response('damaged'));
		expect((await open().load()).status).toBe('loaded');
	});

	it('works without a cache, and keeps nothing', async () => {
		const pack = openPack('python', { base: '', fetch, caches: undefined });
		expect((await pack.load()).status).toBe('loaded');
		expect(await pack.isComplete()).toBe(false);
	});

	it('keeps an older pack until its own is complete, and then removes it', async () => {
		const cache = await caches.open(cacheName);
		await cache.put('/.glim/file/old', new Response('old'));
		await open().removeOthers();
		expect(await cache.match('/.glim/file/old')).toBeDefined();
		await open().download();
		await open().removeOthers();
		expect(await cache.match('/.glim/file/old')).toBeUndefined();
		expect(await open().isComplete()).toBe(true);
	});
});

async function countChunks(): Promise<number> {
	const manifest = (await caches.open(cacheName)).keys();
	for (const key of await manifest) {
		const text = await (await (await caches.open(cacheName)).match(key))?.text();
		if (text?.startsWith('{')) {
			const { files } = JSON.parse(text) as { files: { chunks: unknown[] }[] };
			return files.reduce((sum, file) => sum + file.chunks.length, 0);
		}
	}
	return 0;
}
