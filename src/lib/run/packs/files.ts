import type { Assembled } from './assemble.ts';
import { assembleFile } from './assemble.ts';
import type { PackFailure } from './failure.ts';
import { hashContent } from './fetch-part.ts';
import type { PackFile, PackManifest } from './manifest.ts';
import type { Shelf } from './shelf.ts';

type Files = Readonly<Record<string, ArrayBuffer>>;

/** A whole pack in memory, its files by name. */
export type Loaded =
	{ readonly status: 'loaded'; readonly version: string; readonly files: Files } | PackFailure;

/** Whether a file needs no download, packed or unpacked. */
export function isHere(shelf: Shelf, file: PackFile): boolean {
	return shelf.hasFile(file.hash) || file.chunks.every((chunk) => shelf.hasChunk(chunk.hash));
}

/** A kept file as it is used; `missing` where it is not all here. */
export async function readFrom(shelf: Shelf, file: PackFile): Promise<Assembled> {
	const content = await shelf.readFile(file.hash);
	if (content?.byteLength === file.bytes) return { status: 'read', content };
	return assembleFile(file, async (hash) => {
		const chunk = await shelf.readChunk(hash);
		return chunk ? { status: 'fetched', content: chunk } : { status: 'missing', part: file.name };
	});
}

/** All files of a pack, or the first failure. */
export async function collectFiles(
	manifest: PackManifest,
	read: (file: PackFile) => Promise<Assembled>
): Promise<Loaded> {
	const results = await Promise.all(manifest.files.map(read));
	const files: Record<string, ArrayBuffer> = {};
	for (const [index, result] of results.entries()) {
		if (result.status !== 'read') return result;
		files[manifest.files[index]?.name ?? ''] = result.content;
	}
	return { status: 'loaded', version: manifest.version, files };
}

/**
 * Keeps a file unpacked. Its packed chunks go only after that; where there is no room for both they stay.
 * @returns why the file cannot be read, undefined where it can
 */
export async function unpackFile(shelf: Shelf, file: PackFile): Promise<PackFailure | undefined> {
	if (shelf.hasFile(file.hash)) return undefined;
	const read = await readFrom(shelf, file);
	if (read.status !== 'read') return read;
	if (await shelf.keepFile(file.hash, read.content)) return undefined;
	await Promise.all(file.chunks.map((chunk) => shelf.dropChunk(chunk.hash)));
	return undefined;
}

/** Removes the kept parts of a file that are not as the build made them; @returns how many. */
export async function verifyFile(shelf: Shelf, file: PackFile): Promise<number> {
	let removed = 0;
	const content = await shelf.readFile(file.hash);
	if (content && (await hashContent(content)) !== file.hash) {
		await shelf.dropFile(file.hash);
		removed += 1;
	}
	for (const { hash } of file.chunks) {
		const chunk = await shelf.readChunk(hash);
		if (chunk === undefined || (await hashContent(chunk)) === hash) continue;
		await shelf.dropChunk(hash);
		removed += 1;
	}
	return removed;
}
