import type { PackFailure } from './failure.ts';

/**
 * Where a pack's parts are kept, by their hash: chunks as they were sent, and files as they are used. Nothing
 * is kept that was not checked, so what is here is right unless the disk lost it.
 */
export interface Shelf {
	hasChunk(hash: string): boolean;
	hasFile(hash: string): boolean;
	/** Whether any file is kept, of this pack or an older one. */
	readonly holdsFiles: boolean;
	readChunk(hash: string): Promise<ArrayBuffer | undefined>;
	readFile(hash: string): Promise<ArrayBuffer | undefined>;
	/** @returns why it could not be kept, undefined where it was */
	keepChunk(hash: string, content: ArrayBuffer): Promise<PackFailure | undefined>;
	keepFile(hash: string, content: ArrayBuffer): Promise<PackFailure | undefined>;
	/** Removes every part whose hash is not among these. */
	keepOnly(hashes: ReadonlySet<string>): Promise<void>;
	dropChunk(hash: string): Promise<void>;
	dropFile(hash: string): Promise<void>;
}

/** The shelf in Cache Storage. Where the browser has none, or refuses it, one that keeps nothing. */
export async function openShelf(caches: CacheStorage | undefined, name: string): Promise<Shelf> {
	try {
		if (caches === undefined) return emptyShelf;
		const cache = await caches.open(name);
		const keys = await cache.keys();
		return new CacheShelf(cache, new Set(keys.map((key) => new URL(key.url).pathname)));
	} catch {
		return emptyShelf;
	}
}

const chunkKey = (hash: string) => `/.glim/chunk/${hash}`;
const fileKey = (hash: string) => `/.glim/file/${hash}`;

class CacheShelf implements Shelf {
	readonly #cache: Cache;
	readonly #keys: Set<string>;

	constructor(cache: Cache, keys: Set<string>) {
		this.#cache = cache;
		this.#keys = keys;
	}

	hasChunk(hash: string): boolean {
		return this.#keys.has(chunkKey(hash));
	}

	hasFile(hash: string): boolean {
		return this.#keys.has(fileKey(hash));
	}

	get holdsFiles(): boolean {
		return [...this.#keys].some((key) => key.startsWith(fileKey('')));
	}

	readChunk(hash: string): Promise<ArrayBuffer | undefined> {
		return this.#read(chunkKey(hash));
	}

	readFile(hash: string): Promise<ArrayBuffer | undefined> {
		return this.#read(fileKey(hash));
	}

	keepChunk(hash: string, content: ArrayBuffer): Promise<PackFailure | undefined> {
		return this.#keep(chunkKey(hash), content);
	}

	keepFile(hash: string, content: ArrayBuffer): Promise<PackFailure | undefined> {
		return this.#keep(fileKey(hash), content);
	}

	dropChunk(hash: string): Promise<void> {
		return this.#drop(chunkKey(hash));
	}

	dropFile(hash: string): Promise<void> {
		return this.#drop(fileKey(hash));
	}

	async keepOnly(hashes: ReadonlySet<string>): Promise<void> {
		const old = [...this.#keys].filter((key) => !hashes.has(key.slice(key.lastIndexOf('/') + 1)));
		await Promise.all(old.map((key) => this.#drop(key)));
	}

	async #read(key: string): Promise<ArrayBuffer | undefined> {
		if (!this.#keys.has(key)) return undefined;
		const found = await this.#cache.match(key, { ignoreVary: true });
		if (found === undefined) this.#keys.delete(key);
		return found?.arrayBuffer();
	}

	async #keep(key: string, content: ArrayBuffer): Promise<PackFailure | undefined> {
		try {
			const headers = { 'Content-Length': String(content.byteLength) };
			await this.#cache.put(key, new Response(content, { headers }));
			this.#keys.add(key);
			return undefined;
		} catch {
			return { status: 'quota' };
		}
	}

	async #drop(key: string): Promise<void> {
		this.#keys.delete(key);
		await this.#cache.delete(key);
	}
}

const emptyShelf: Shelf = {
	hasChunk: () => false,
	hasFile: () => false,
	holdsFiles: false,
	readChunk: async () => undefined,
	readFile: async () => undefined,
	keepChunk: async () => ({ status: 'quota' }),
	keepFile: async () => ({ status: 'quota' }),
	dropChunk: async () => undefined,
	dropFile: async () => undefined,
	keepOnly: async () => undefined
};
