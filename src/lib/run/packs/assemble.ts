import type { PackFailure } from './failure.ts';
import type { Fetched } from './fetch-part.ts';
import type { PackFile } from './manifest.ts';

export type Assembled = { readonly status: 'read'; readonly content: ArrayBuffer } | PackFailure;

/**
 * Puts a file together from its chunks, unpacking each while the next is still on its way.
 * @param obtain gives a chunk by its hash; what it gives has been checked
 */
export async function assembleFile(
	file: PackFile,
	obtain: (hash: string) => Promise<Fetched>
): Promise<Assembled> {
	let failure: PackFailure | undefined;
	const chunks = file.chunks.values();
	const packed = new ReadableStream<BufferSource>({
		async pull(controller) {
			const { value: chunk, done } = chunks.next();
			if (done) return controller.close();
			const result = await obtain(chunk.hash);
			if (result.status === 'fetched') return controller.enqueue(new Uint8Array(result.content));
			failure = result;
			controller.error(new Error(result.status));
		}
	});
	try {
		const raw = packed.pipeThrough(new DecompressionStream('gzip'));
		const content = await new Response(raw).arrayBuffer();
		if (content.byteLength === file.bytes) return { status: 'read', content };
	} catch {
		if (failure) return failure;
	}
	return { status: 'damaged', part: file.name };
}
