import type { Bytes } from './bytes.ts';
import { encodeText, fromBase64Url, fromHex, joinBytes, toBase64Url, toHex } from './bytes.ts';

/**
 * A block: 1 to 500 consecutive events of one device, sealed for good. At most 64 KiB. All numbers big-endian.
 *
 *     offset  bytes
 *          0      4  47 4C 42 31, "GLB1"
 *          4     32  the device: its Ed25519 public key (RFC 8032)
 *         36     16  the learner's pseudonym
 *         52     32  the hash of the device's previous block; zeros for its first
 *         84      4  seq of the first event; a device's first event is 1
 *         88      2  how many events
 *         90      4  length of the text, at most 1 MiB
 *         94      n  the text, deflated (RFC 1951, no header), the text of `block-dictionary.ts` preset
 *       94+n     64  Ed25519 signature (RFC 8032)
 *
 * The text is UTF-8: the events' lines (`event-line.ts`), each canonical JSON (RFC 8785), joined by 0A.
 * The hash of a block is SHA-256 over everything before the signature.
 * Signed is "glim block 1" 0A followed by those 32 bytes, so a hash and a signature alone prove a head.
 *
 * A device's blocks form a chain: each names the hash of the one before and starts one seq after its end. Two
 * blocks with one predecessor are a fork: the key was cloned. Both are kept.
 */
export interface Block extends BlockHead {
	/** SHA-256 over everything before the signature, 64 hexadecimal digits: the block's name. */
	readonly hash: string;
	/** Exactly as sealed: what is stored and passed on. */
	readonly bytes: Bytes;
}

export interface BlockHead {
	/** The public key, base64url, 43 characters. */
	readonly device: string;
	/** 32 hexadecimal digits. */
	readonly learner: string;
	/** Hash of the previous block, or of 64 zeros. */
	readonly previous: string;
	/** seq of the first and of the last event. */
	readonly first: number;
	readonly last: number;
}

export const blockEvents = 500;
export const blockBytes = 65_536;
export const blockTextBytes = 1_048_576;
/** What the first block of a log names as its predecessor. */
export const noBlock = '0'.repeat(64);

export const blockMagic = encodeText('GLB1');
export const headBytes = 94;
export const signatureBytes = 64;
const signedPrefix = encodeText('glim block 1\n');

/** What the signature of a block with this hash (32 bytes) is over. */
export function signedBytesOf(hash: Bytes): Bytes {
	return joinBytes(signedPrefix, hash);
}

/** Everything before the text. */
export function formatHead(head: Omit<BlockHead, 'last'>, count: number, textLength: number): Bytes {
	const numbers = new Uint8Array(10);
	const view = new DataView(numbers.buffer);
	view.setUint32(0, head.first);
	view.setUint16(4, count);
	view.setUint32(6, textLength);
	return joinBytes(
		blockMagic,
		fromBase64Url(head.device),
		fromHex(head.learner),
		fromHex(head.previous),
		numbers
	);
}

/** The inverse of `formatHead`, for at least `headBytes` bytes. */
export function parseHead(bytes: Bytes): BlockHead {
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const first = view.getUint32(84);
	return {
		device: toBase64Url(bytes.subarray(4, 36)),
		learner: toHex(bytes.subarray(36, 52)),
		previous: toHex(bytes.subarray(52, 84)),
		first,
		last: first + view.getUint16(88) - 1
	};
}

/** How many bytes a block says that its text has. */
export function textLengthOf(bytes: Bytes): number {
	return new DataView(bytes.buffer, bytes.byteOffset).getUint32(90);
}
