/**
 * The name of a Cache Storage cache of ours. The base path is in it, since several apps, or two copies of this
 * one, may share an origin.
 * @param base the app's base path, empty or such as `/glim`
 * @param kind what is kept in it, such as `app` or `pack`
 * @param name which one, such as a version or a pack's name
 */
export function nameCache(base: string, kind: string, name: string): string {
	return `${cachePrefix(base)}${kind}:${name}`;
}

/** What the names of all our caches under this base path begin with. */
export function cachePrefix(base: string): string {
	return `glim:${base}:`;
}
