/**
 * Runs the work while no other tab runs work of the same name. Where the browser has no Web Locks (a page on
 * plain http) it just runs: whoever uses this must be right without it, and is only spared double work.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
	if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
	return navigator.locks.request(name, work);
}
