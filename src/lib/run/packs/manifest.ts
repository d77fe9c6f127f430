/** A part of a file's gzip form: SHA-256 in hex and size of the bytes as they are stored and sent. */
export interface PackChunk {
	readonly hash: string;
	readonly bytes: number;
}

/** A file as it is used: its name, its size in bytes, its SHA-256 and the chunks of its gzip form in order. */
export interface PackFile extends PackChunk {
	readonly name: string;
	readonly chunks: readonly PackChunk[];
}

/** What a pack is made of, as the build wrote it. */
export interface PackManifest {
	readonly name: string;
	readonly version: string;
	readonly files: readonly PackFile[];
}

/**
 * Reads a manifest. Its bytes were checked by their hash, so this only tells what is no manifest at all.
 * @returns the manifest, or undefined where the bytes are not one
 */
export function parseManifest(content: ArrayBuffer): PackManifest | undefined {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(content));
		return isManifest(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** @returns how many bytes the whole pack is to download */
export function sizeOfPack(manifest: PackManifest): number {
	return manifest.files.flatMap((file) => file.chunks).reduce((sum, chunk) => sum + chunk.bytes, 0);
}

function isManifest(value: unknown): value is PackManifest {
	return (
		isRecord(value) && isText(value['name']) && isText(value['version']) && isListOf(value['files'], isFile)
	);
}

function isFile(value: unknown): boolean {
	return isChunk(value) && isRecord(value) && isText(value['name']) && isListOf(value['chunks'], isChunk);
}

function isChunk(value: unknown): boolean {
	if (!isRecord(value)) return false;
	const { hash, bytes } = value;
	return isText(hash) && /^[0-9a-f]{64}$/.test(hash) && Number.isInteger(bytes) && Number(bytes) >= 0;
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
	return Array.isArray(value) && value.every(isItem);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
