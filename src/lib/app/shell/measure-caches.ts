import { cachePrefix } from '#lib/run/cache-name.ts';

/** Sizes in bytes of what our caches keep. */
export interface CacheSizes {
	/** The app itself, with the version before it. */
	readonly appBytes: number;
	/** The packs, such as Python. */
	readonly packBytes: number;
	/** Everything else that makes things faster and can be made again. */
	readonly otherBytes: number;
}

/** Adds up the caches under this base path. A browser without caches keeps nothing in them. */
export async function measureCaches(base: string): Promise<CacheSizes> {
	const prefix = cachePrefix(base);
	const names = 'caches' in globalThis ? await caches.keys().catch(() => []) : [];
	const sizes = { appBytes: 0, packBytes: 0, otherBytes: 0 };
	for (const name of names.filter((each) => each.startsWith(prefix))) {
		const kind = name.slice(prefix.length).split(':')[0];
		const bytes = await measureCache(await caches.open(name));
		if (kind === 'app') sizes.appBytes += bytes;
		else if (kind === 'pack') sizes.packBytes += bytes;
		else sizes.otherBytes += bytes;
	}
	return sizes;
}

async function measureCache(cache: Cache): Promise<number> {
	const sizes = await Promise.all(
		(await cache.keys()).map(async (key) => measureResponse(await cache.match(key)))
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}

async function measureResponse(response: Response | undefined): Promise<number> {
	if (response === undefined) return 0;
	const length = response.headers.get('Content-Length');
	return length === null ? (await response.blob()).size : Number(length);
}
