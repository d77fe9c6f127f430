import type { PackFailure } from './failure.ts';

export type Fetched = { readonly status: 'fetched'; readonly content: ArrayBuffer } | PackFailure;

export interface PartRequest {
	readonly fetch: typeof fetch;
	readonly address: string;
	/** SHA-256 in hex of what must arrive. */
	readonly hash: string;
	readonly signal?: AbortSignal | undefined;
	/** Called with the bytes arrived since the last call; negative when a try is given up. */
	readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * A page over plain http has no hashes; there the checksum inside the packed files is what finds damage, and
 * nothing is kept.
 */
const canHash = globalThis.isSecureContext !== false;

/**
 * Fetches one content-addressed part and believes it only by its hash. What is wrong is asked for once more
 * past every cache on the way. Never rejects.
 */
export async function fetchPart(request: PartRequest): Promise<Fetched> {
	const first = await fetchOnce(request, 'default');
	return first.status === 'fetched' || first.status === 'cancelled' ? first : fetchOnce(request, 'reload');
}

async function fetchOnce(request: PartRequest, cache: RequestCache): Promise<Fetched> {
	let arrived = 0;
	const count = (bytes: number) => {
		arrived += bytes;
		request.onBytes?.(bytes);
	};
	const result = await tryFetch(request, cache, count);
	if (result.status !== 'fetched') request.onBytes?.(-arrived);
	return result;
}

async function tryFetch(
	{ fetch, address, hash, signal }: PartRequest,
	cache: RequestCache,
	count: (bytes: number) => void
): Promise<Fetched> {
	try {
		const response = await fetch(address, { cache, ...(signal ? { signal } : {}) });
		if (response.status === 404 || response.status === 410) return { status: 'missing', part: address };
		if (!response.ok) return { status: 'offline' };
		const content = await readCounting(response, count);
		const isRight = !canHash || (await hashContent(content)) === hash;
		return isRight ? { status: 'fetched', content } : { status: 'damaged', part: address };
	} catch {
		return signal?.aborted ? { status: 'cancelled' } : { status: 'offline' };
	}
}

async function readCounting(response: Response, count: (bytes: number) => void): Promise<ArrayBuffer> {
	if (response.body === null) return response.arrayBuffer();
	const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
		transform(part, controller) {
			count(part.byteLength);
			controller.enqueue(part);
		}
	});
	return new Response(response.body.pipeThrough(counter)).arrayBuffer();
}

/** @returns SHA-256 in hex */
export async function hashContent(content: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
