import type { Bytes } from './bytes.ts';
import { joinBytes } from './bytes.ts';

/** `deflate-raw` is RFC 1951 with nothing around it, `gzip` is RFC 1952. */
export type Packing = 'deflate-raw' | 'gzip';

export type Unpacked =
	| { readonly kind: 'unpacked'; readonly bytes: Bytes }
	/** Not in this packing, cut short, or with bytes after its end. */
	| { readonly kind: 'damaged' }
	/** It grows beyond the limit; unpacking stopped there. */
	| { readonly kind: 'tooLarge' };

export async function pack(bytes: Bytes, packing: Packing): Promise<Bytes> {
	const packed = stream(bytes).pipeThrough(new CompressionStream(packing));
	return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * Never holds more than the limit and one chunk, whatever the input claims.
 * @param limit the most bytes the result may have
 */
export async function unpack(bytes: Bytes, packing: Packing, limit: number): Promise<Unpacked> {
	const reader = stream(bytes).pipeThrough(new DecompressionStream(packing)).getReader();
	const chunks: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const next = await reader.read().catch(() => 'damaged' as const);
		if (next === 'damaged') return { kind: 'damaged' };
		if (next.done) return { kind: 'unpacked', bytes: joinBytes(...chunks) };
		length += next.value.length;
		if (length > limit) {
			await reader.cancel();
			return { kind: 'tooLarge' };
		}
		chunks.push(next.value);
	}
}

/** In pieces, so that a bomb is noticed before all of it has been fed in. */
function stream(bytes: Bytes): ReadableStream<Bytes> {
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (at >= bytes.length) return controller.close();
			controller.enqueue(bytes.subarray(at, (at += 0x4000)));
		}
	});
}
