import * as z from 'zod/mini';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const bytes = z.int().check(z.nonnegative());

const manifestSchema = z.object({
	name: z.string(),
	version: z.string(),
	files: z.array(z.object({ name: z.string(), bytes, hash, chunks: z.array(z.object({ hash, bytes })) }))
});

/** What a pack is made of, as the build wrote it. */
export type PackManifest = z.infer<typeof manifestSchema>;
/** A file as it is used: its name, its size in bytes, its SHA-256 and the chunks of its gzip form in order. */
export type PackFile = PackManifest['files'][number];
/** A part of a file's gzip form: SHA-256 and size of the bytes as they are stored and sent. */
export type PackChunk = PackFile['chunks'][number];

/** @returns the manifest, or undefined where the bytes are not one */
export function parseManifest(content: ArrayBuffer): PackManifest | undefined {
	try {
		const parsed = manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(content)));
		return parsed.success ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}

/** @returns how many bytes the whole pack is to download */
export function sizeOfPack(manifest: PackManifest): number {
	return manifest.files.flatMap((file) => file.chunks).reduce((sum, chunk) => sum + chunk.bytes, 0);
}
