import type { InstallFailure } from '#lib/app/shell/protocol.ts';
import { hashContent } from '#lib/run/packs/fetch-part.ts';
import type { AppCaches } from './app-cache.ts';
import { findIn, keyOf, openOthers, openOwn } from './app-cache.ts';
import type { KeptFile } from './kept-file.ts';
import { addressOf, hashHeader, storeAs } from './kept-file.ts';

/** How one file came to be kept, or why it was not. */
type Kept = { readonly status: 'kept' } | { readonly status: 'failed'; readonly reason: InstallFailure };

export interface FileFailure {
	readonly path: string;
	readonly reason: InstallFailure;
}

const parallel = 6;

/**
 * Keeps every file of this version: those already kept stay, unchanged ones are copied from another version's
 * cache, the rest is fetched and believed only if its hash is the one the build gave it. A failure ends
 * nothing: the other files are still kept, so that the next try fetches only what is missing.
 * @param onKept called after every kept file with its size in bytes
 * @returns the files that could not be kept
 */
export async function installFiles(
	files: readonly KeptFile[],
	app: AppCaches,
	onKept: (bytes: number) => void
): Promise<FileFailure[]> {
	const own = await openOwn(app);
	const others = await openOthers(app);
	const failures: FileFailure[] = [];
	const queue = [...files];
	const work = async () => {
		for (let file = queue.shift(); file; file = queue.shift()) {
			const kept = await keepFile(file, app.base, own, others);
			if (kept.status === 'kept') onKept(file.bytes);
			else failures.push({ path: file.path, reason: kept.reason });
		}
	};
	await Promise.all(Array.from({ length: parallel }, work));
	return failures;
}

async function keepFile(file: KeptFile, base: string, own: Cache, others: Cache[]): Promise<Kept> {
	const there = await findIn(own, base, file.path);
	if (there?.headers.get(hashHeader) === file.hash) return { status: 'kept' };
	const content = (await copyFrom(others, file, base)) ?? (await fetchFile(file, base));
	if (!(content instanceof ArrayBuffer)) return { status: 'failed', reason: content };
	return put(own, keyOf(base, file.path), storeAs(file, content));
}

async function copyFrom(others: Cache[], file: KeptFile, base: string): Promise<ArrayBuffer | undefined> {
	for (const cache of others) {
		const found = await findIn(cache, base, file.path);
		if (found?.headers.get(hashHeader) === file.hash) return found.arrayBuffer();
	}
	return undefined;
}

/** Asks twice: a copy on the way may be stale or cut off, and then the server itself is asked. */
async function fetchFile(file: KeptFile, base: string): Promise<ArrayBuffer | InstallFailure> {
	const first = await fetchOnce(file, base, file.path.startsWith('_app/immutable/') ? 'default' : 'no-cache');
	return first instanceof ArrayBuffer ? first : fetchOnce(file, base, 'reload');
}

/** The hash decides alone, whatever the status: some hosts serve `404.html` only with status 404. */
async function fetchOnce(
	file: KeptFile,
	base: string,
	cache: RequestCache
): Promise<ArrayBuffer | InstallFailure> {
	try {
		const response = await fetch(addressOf(file, base), { cache, credentials: 'same-origin' });
		const content = await response.arrayBuffer();
		if ((await hashContent(content)) === file.hash) return content;
		return response.ok ? 'damaged' : 'unreachable';
	} catch {
		return 'unreachable';
	}
}

async function put(cache: Cache, key: string, response: Response): Promise<Kept> {
	try {
		await cache.put(key, response);
		return { status: 'kept' };
	} catch {
		return { status: 'failed', reason: 'quota' };
	}
}
