import { nameCache } from './cache-name.ts';
import { assembleFile } from './packs/assemble.ts';
import type { Assembled } from './packs/assemble.ts';
import type { PackFailure } from './packs/failure.ts';
import { fetchPart } from './packs/fetch-part.ts';
import type { Loaded } from './packs/files.ts';
import { collectFiles, isHere, readFrom, unpackFile, verifyFile } from './packs/files.ts';
import type { PackManifest } from './packs/manifest.ts';
import { parseManifest, sizeOfPack } from './packs/manifest.ts';
import type { Shelf } from './packs/shelf.ts';
import { openShelf } from './packs/shelf.ts';
import type { Joined } from './packs/transfer.ts';
import { Transfer } from './packs/transfer.ts';

// Written by the build: which manifest each pack has in this very build.
declare const GLIM_PACKS: Readonly<Record<string, string>>;

/** What a pack is reached through. */
export interface PackPlace {
	/** The app's base path, empty or such as `/glim`. */
	readonly base: string;
	readonly fetch: typeof fetch;
	/** Undefined where the browser has none; the pack then works but nothing of it is kept. */
	readonly caches: CacheStorage | undefined;
	/** When there is time to unpack what was just loaded; without it, that is left to `download`. */
	readonly whenIdle?: () => Promise<void>;
	/** SHA-256 of the manifest; without it, that of the pack this build was made with. */
	readonly manifestHash?: string;
}

/** How much of a pack is here. All sizes in bytes as they are downloaded. */
export interface PackState {
	readonly status: 'known';
	readonly version: string;
	readonly missingBytes: number;
	readonly totalBytes: number;
}

/**
 * A pack: big files that are downloaded once, in chunks that are checked one by one, and kept on the device.
 * A download that is cut off at any point, be it by a killed browser, goes on where it stopped.
 */
export function openPack(name: string, place: PackPlace): Pack {
	return new Pack(name, place, place.manifestHash ?? GLIM_PACKS[name] ?? '');
}

export class Pack {
	readonly #place: PackPlace;
	readonly #folder: string;
	readonly #cacheName: string;
	readonly #manifestHash: string;
	#manifest: PackManifest | undefined;
	#transfer: Promise<Transfer | PackFailure> | undefined;
	#unpacking: Transfer | undefined;

	constructor(name: string, place: PackPlace, manifestHash: string) {
		this.#place = place;
		this.#folder = `${place.base}/pack/${name}`;
		this.#cacheName = nameCache(place.base, 'pack', name);
		this.#manifestHash = manifestHash;
	}

	/** How much is still to be downloaded. */
	async measure(): Promise<PackState | PackFailure> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readManifest(shelf);
		if ('status' in manifest) return manifest;
		const chunks = manifest.files.filter((file) => !shelf.hasFile(file.hash)).flatMap((file) => file.chunks);
		const missing = chunks.filter((chunk) => !shelf.hasChunk(chunk.hash));
		const missingBytes = missing.reduce((sum, chunk) => sum + chunk.bytes, 0);
		return { status: 'known', version: manifest.version, missingBytes, totalBytes: sizeOfPack(manifest) };
	}

	/** Whether everything is here, so that no network is needed. */
	async isComplete(): Promise<boolean> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readKeptManifest(shelf);
		return manifest?.files.every((file) => isHere(shelf, file)) ?? false;
	}

	/** Whether some version of this pack was once here as a whole, so that the learner counts on it. */
	async isInUse(): Promise<boolean> {
		return (await this.#openShelf()).holdsFiles;
	}

	/**
	 * Downloads and keeps what is missing, then unpacks it so that the next start reads it as it is used.
	 * Never rejects.
	 */
	async download(user: Joined = {}): Promise<{ readonly status: 'complete' } | PackFailure> {
		if (await this.isComplete()) return this.#unpack();
		const transfer = await this.#joinTransfer();
		if ('status' in transfer) return transfer;
		const failure = await transfer.join(user, transfer.settled);
		return failure ?? this.#unpack();
	}

	/** One file as it is used. Never rejects; `missing` where it is not all here. */
	async read(name: string): Promise<Assembled> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readManifest(shelf);
		if ('status' in manifest) return manifest;
		const file = manifest.files.find((each) => each.name === name);
		return file ? readFrom(shelf, file) : { status: 'missing', part: name };
	}

	/**
	 * All files, as soon as their bytes are here: kept ones are read, others downloaded, and the caller does
	 * not wait until they are kept. What the disk has damaged is downloaded again. Never rejects.
	 */
	async load(user: Joined = {}): Promise<Loaded> {
		const loaded = await this.#loadOnce(user);
		const isHealed = loaded.status === 'damaged' && (await this.verify()) > 0;
		return isHealed ? this.#loadOnce(user) : loaded;
	}

	/**
	 * Reads and checks everything that is kept, and removes what is not as the build made it.
	 * @returns how many parts were removed
	 */
	async verify(): Promise<number> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readKeptManifest(shelf);
		if (manifest === undefined) return 0;
		const results = await Promise.all(manifest.files.map((file) => verifyFile(shelf, file)));
		return results.reduce((sum, count) => sum + count, 0);
	}

	/** Removes what older builds kept. To be called by the version in charge, when its own pack is complete. */
	async removeOthers(): Promise<void> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readKeptManifest(shelf);
		if (!manifest?.files.every((file) => isHere(shelf, file))) return;
		const own = manifest.files.flatMap((file) => [file.hash, ...file.chunks.map((chunk) => chunk.hash)]);
		await shelf.keepOnly(new Set([this.#manifestHash, ...own]));
	}

	#openShelf(): Promise<Shelf> {
		return openShelf(this.#place.caches, this.#cacheName);
	}

	async #loadOnce(user: Joined): Promise<Loaded> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readManifest(shelf);
		if ('status' in manifest) return manifest;
		const isUnpacked = manifest.files.every((file) => shelf.hasFile(file.hash));
		if (isUnpacked) return collectFiles(manifest, (file) => readFrom(shelf, file));
		const transfer = await this.#joinTransfer();
		if ('status' in transfer) return transfer;
		void this.#unpackLater(transfer);
		const work = collectFiles(manifest, (file) =>
			shelf.hasFile(file.hash) ? readFrom(shelf, file) : assembleFile(file, (hash) => transfer.chunk(hash))
		);
		return transfer.join(user, work);
	}

	/** Kept again where it could not be before, for lack of room: without it nothing else counts as kept. */
	async #readManifest(shelf: Shelf): Promise<PackManifest | PackFailure> {
		const kept = this.#manifest && shelf.hasChunk(this.#manifestHash);
		const known = kept ? this.#manifest : await this.#readKeptManifest(shelf);
		if (known) return known;
		const content = await this.#fetchManifest(shelf);
		if (!(content instanceof ArrayBuffer)) return this.#manifest ?? content;
		this.#manifest = parseManifest(content);
		return this.#manifest ?? { status: 'damaged', part: this.#folder };
	}

	async #readKeptManifest(shelf: Shelf): Promise<PackManifest | undefined> {
		const content = await shelf.readChunk(this.#manifestHash);
		return content && parseManifest(content);
	}

	async #fetchManifest(shelf: Shelf): Promise<ArrayBuffer | PackFailure> {
		const hash = this.#manifestHash;
		const address = `${this.#folder}/${hash}.json`;
		const fetched = await fetchPart({ fetch: this.#place.fetch, address, hash });
		if (fetched.status !== 'fetched') return fetched;
		await shelf.keepChunk(hash, fetched.content);
		return fetched.content;
	}

	/** The running transfer, or a new one where there is none that could still succeed. */
	async #joinTransfer(): Promise<Transfer | PackFailure> {
		const running = await this.#transfer;
		if (running && 'settled' in running && running.isOver) await running.settled;
		this.#transfer ??= this.#startTransfer();
		return this.#transfer;
	}

	async #startTransfer(): Promise<Transfer | PackFailure> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readManifest(shelf);
		const source = { fetch: this.#place.fetch, folder: this.#folder };
		const transfer = 'status' in manifest ? manifest : new Transfer(manifest, shelf, source);
		const settled = 'status' in transfer ? Promise.resolve() : transfer.settled;
		void settled.then(() => (this.#transfer = undefined));
		return transfer;
	}

	/** So that the next start need not unpack; once for every transfer. */
	async #unpackLater(transfer: Transfer): Promise<void> {
		const { whenIdle } = this.#place;
		if (this.#unpacking === transfer || whenIdle === undefined) return;
		this.#unpacking = transfer;
		const failure = await transfer.settled;
		if (failure) return;
		await whenIdle();
		await this.#unpack();
	}

	async #unpack(): Promise<{ readonly status: 'complete' } | PackFailure> {
		const shelf = await this.#openShelf();
		const manifest = await this.#readKeptManifest(shelf);
		if (manifest === undefined) return { status: 'missing', part: this.#folder };
		for (const file of manifest.files) {
			const failure = await unpackFile(shelf, file);
			if (failure) return this.#removeDamaged(failure);
		}
		return { status: 'complete' };
	}

	/** So that the next try downloads what the disk has damaged. */
	async #removeDamaged(failure: PackFailure): Promise<PackFailure> {
		await this.verify();
		return failure;
	}
}
