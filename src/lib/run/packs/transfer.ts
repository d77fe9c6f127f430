import type { PackFailure } from './failure.ts';
import type { Fetched } from './fetch-part.ts';
import { fetchPart } from './fetch-part.ts';
import type { PackChunk, PackManifest } from './manifest.ts';
import { sizeOfPack } from './manifest.ts';
import type { Shelf } from './shelf.ts';

/** Called with the bytes there so far, of all those the pack has. */
export type OnProgress = (loadedBytes: number, totalBytes: number) => void;

export interface Joined {
	readonly onProgress?: OnProgress | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** Where the chunks come from: the fetch to use, and the address of the pack's folder. */
export interface Source {
	readonly fetch: typeof fetch;
	readonly folder: string;
}

const parallel = 4;

/**
 * One download of a pack, which several callers may join: a learner who opens an exercise while the pack is
 * being fetched waits for that fetch instead of starting another. It ends when all have left.
 */
export class Transfer {
	readonly #chunks = new Map<string, Promise<Fetched>>();
	readonly #users = new Set<Joined>();
	readonly #abort = new AbortController();
	readonly #totalBytes: number;
	#loadedBytes = 0;
	#failure: PackFailure | undefined;
	/** Why not every chunk is kept, undefined where all are. Settles after the last write. Never rejects. */
	readonly settled: Promise<PackFailure | undefined>;

	constructor(manifest: PackManifest, shelf: Shelf, source: Source) {
		this.#totalBytes = sizeOfPack(manifest);
		const turn = takeTurns(parallel);
		const unpacked = manifest.files.filter((file) => shelf.hasFile(file.hash));
		const wanted = manifest.files.filter((file) => !shelf.hasFile(file.hash)).flatMap((file) => file.chunks);
		this.#loadedBytes = sizeOfPack({ ...manifest, files: unpacked });
		const kept = wanted.map(async (chunk) => {
			const obtained = this.#obtain(chunk, shelf, source, turn);
			this.#chunks.set(chunk.hash, obtained);
			return keep(chunk, await obtained, shelf);
		});
		this.settled = Promise.all(kept).then((results) => results.find((each) => each !== undefined));
	}

	/** Whether it has failed or was left by all, so that joining it would bring nothing. */
	get isOver(): boolean {
		return this.#failure !== undefined || this.#abort.signal.aborted;
	}

	/** A chunk's bytes as soon as they are there, whether or not they could be kept. */
	chunk(hash: string): Promise<Fetched> {
		return this.#chunks.get(hash) ?? Promise.resolve({ status: 'missing', part: hash });
	}

	/**
	 * Takes part until the work is done or the caller's signal.
	 * @returns the work's result, or `cancelled` as soon as this caller gives up
	 */
	async join<T>(user: Joined, work: Promise<T>): Promise<T | PackFailure> {
		this.#users.add(user);
		user.onProgress?.(this.#loadedBytes, this.#totalBytes);
		try {
			return await Promise.race([work, whenAborted(user.signal)]);
		} finally {
			this.#users.delete(user);
			if (this.#users.size === 0) this.#abort.abort();
		}
	}

	async #obtain(chunk: PackChunk, shelf: Shelf, source: Source, turn: Turns): Promise<Fetched> {
		const there = await shelf.readChunk(chunk.hash);
		if (there) this.#count(chunk.bytes);
		return there ? { status: 'fetched', content: there } : turn(() => this.#fetch(chunk, source));
	}

	/** After one failure no further chunk is begun; those on their way are still kept. */
	async #fetch(chunk: PackChunk, { fetch, folder }: Source): Promise<Fetched> {
		if (this.#failure) return this.#failure;
		const result = await fetchPart({
			fetch,
			address: `${folder}/${chunk.hash}.bin`,
			hash: chunk.hash,
			signal: this.#abort.signal,
			onBytes: (bytes) => this.#count(bytes)
		});
		if (result.status !== 'fetched') this.#failure ??= result;
		return result;
	}

	#count(bytes: number): void {
		this.#loadedBytes += bytes;
		for (const user of this.#users) user.onProgress?.(this.#loadedBytes, this.#totalBytes);
	}
}

async function keep(chunk: PackChunk, result: Fetched, shelf: Shelf): Promise<PackFailure | undefined> {
	if (result.status !== 'fetched') return result;
	return shelf.hasChunk(chunk.hash) ? undefined : shelf.keepChunk(chunk.hash, result.content);
}

function whenAborted(signal: AbortSignal | undefined): Promise<PackFailure> {
	return new Promise((resolve) => {
		if (signal?.aborted) resolve({ status: 'cancelled' });
		signal?.addEventListener('abort', () => resolve({ status: 'cancelled' }), { once: true });
	});
}

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many works run at a time, in the order they came. */
function takeTurns(count: number): Turns {
	const lanes: Promise<unknown>[] = Array.from({ length: count }, () => Promise.resolve());
	let next = 0;
	return (work) => {
		const lane = next++ % count;
		const done = (lanes[lane] ?? Promise.resolve()).then(work);
		lanes[lane] = done;
		return done;
	};
}
