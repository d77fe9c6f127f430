import { cachePrefix, nameCache } from '#lib/run/cache-name.ts';

/** When a version took over is kept in its own cache, under a path no route has. */
const activatedPath = '.glim/activated';

/** The caches of the app's versions under one base path. */
export interface AppCaches {
	readonly base: string;
	readonly version: string;
}

export function openOwn({ base, version }: AppCaches): Promise<Cache> {
	return caches.open(nameCache(base, 'app', version));
}

/** The caches of other versions, the one that was active last first. */
export async function openOthers(app: AppCaches): Promise<Cache[]> {
	return (await rankOthers(app)).map((each) => each.cache);
}

/** Notes that this version has taken over, and removes all others but the one before it. */
export async function keepOnePrevious(app: AppCaches, now: number): Promise<void> {
	const own = await openOwn(app);
	await own.put(keyOf(app.base, activatedPath), new Response(String(now)));
	const [previous, ...older] = await rankOthers(app);
	const useless = previous?.activatedAt === 0 ? [previous, ...older] : older;
	await Promise.all(useless.map((each) => caches.delete(each.name)));
}

/** The key of a file in a cache: its path alone, so that neither a query nor a `Vary` hides it. */
export function keyOf(base: string, path: string): string {
	return `${base}/${path}`;
}

/** A file in one of the caches, whatever the query it is asked for with. */
export function findIn(cache: Cache, base: string, path: string): Promise<Response | undefined> {
	return cache.match(keyOf(base, path), { ignoreVary: true, ignoreSearch: true });
}

interface OtherVersion {
	readonly name: string;
	readonly cache: Cache;
	readonly activatedAt: number;
}

async function rankOthers({ base, version }: AppCaches): Promise<OtherVersion[]> {
	const own = nameCache(base, 'app', version);
	const names = (await caches.keys()).filter(
		(name) => name.startsWith(`${cachePrefix(base)}app:`) && name !== own
	);
	const others = await Promise.all(names.map((name) => readVersion(name, base)));
	return others.sort((a, b) => b.activatedAt - a.activatedAt);
}

async function readVersion(name: string, base: string): Promise<OtherVersion> {
	const cache = await caches.open(name);
	const mark = await findIn(cache, base, activatedPath);
	return { name, cache, activatedAt: mark ? Number(await mark.text()) : 0 };
}
