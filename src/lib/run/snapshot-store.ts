import { hashContent } from './packs/fetch-part.ts';

/** Keeps one snapshot of a started interpreter. Every method is safe to call where nothing can be stored. */
export interface SnapshotStore {
	/** The bytes stored under this key, unharmed, or null. */
	get(key: string): Promise<ArrayBuffer | null>;
	/** Stores the bytes; snapshots under other keys go. Answers whether that worked. */
	put(key: string, bytes: ArrayBuffer): Promise<boolean>;
	delete(key: string): Promise<void>;
}

const digestHeader = 'x-glim-sha256';

/**
 * Snapshots in Cache Storage with a hash over what was stored: a picture of memory that is wrong in one bit
 * may fail in any way, so a doubtful one is deleted and counts as absent. They are not compressed further:
 * inflating costs more time than reading the bytes.
 * @param caches absent where the browser grants no storage, as on pages that are not secure
 */
export function createSnapshotStore(
	name = 'glim-python-snapshot',
	caches: CacheStorage | undefined = globalThis.caches
): SnapshotStore {
	const address = (key: string) => `/__snapshot/${encodeURIComponent(key)}`;

	async function remove(key: string): Promise<void> {
		await attempt(async () => (await caches?.open(name))?.delete(address(key)));
	}

	async function get(key: string): Promise<ArrayBuffer | null> {
		const found = await attempt(async () => (await caches?.open(name))?.match(address(key)));
		if (!found) return null;
		const bytes = await attempt(() => unpack(found));
		if (bytes === undefined) await remove(key);
		return bytes ?? null;
	}

	async function put(key: string, bytes: ArrayBuffer): Promise<boolean> {
		const stored = await attempt(async () => {
			if (!caches) return false;
			const response = await pack(bytes);
			await caches.delete(name);
			await (await caches.open(name)).put(address(key), response);
			return true;
		});
		return stored ?? false;
	}

	return { get, put, delete: remove };
}

async function pack(bytes: ArrayBuffer): Promise<Response> {
	return new Response(bytes, { headers: { [digestHeader]: await hashContent(bytes) } });
}

async function unpack(response: Response): Promise<ArrayBuffer> {
	const bytes = await response.arrayBuffer();
	if (response.headers.get(digestHeader) !== (await hashContent(bytes))) throw new Error('The hash differs.');
	return bytes;
}

/** A snapshot only saves time: where it cannot be read or written, one goes without. */
async function attempt<Result>(action: () => Promise<Result>): Promise<Result | undefined> {
	try {
		return await action();
	} catch {
		return undefined;
	}
}
