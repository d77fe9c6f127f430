import { deflateSync, inflateSync } from 'fflate';
import type { Event } from '#lib/learner/event.ts';
import { blockDictionary as dictionary } from './block-dictionary.ts';
import type { Bytes } from './bytes.ts';
import { decodeText, encodeText, fromBase64Url, fromHex, joinBytes, toBase64Url, toHex } from './bytes.ts';
import { pack } from './deflate.ts';
import type { Secret } from './ed25519.ts';
import { ed25519 } from './ed25519.ts';
import { parseLine, restoreEvents } from './event-line.ts';
import { digest } from './hash.ts';

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

const magic = encodeText('GLB1');
const headBytes = 94;
const signatureBytes = 64;
const signedPrefix = encodeText('glim block 1\n');

export type BlockFault =
	/** Not a block at all, or cut off. */
	| 'notABlock'
	/** A block of a later format. */
	| 'newerFormat'
	/** Changed after it was signed, or never signed by that device. */
	| 'badSignature'
	/** Signed, but its inside breaks the format. */
	| 'badContent';

export type ReadBlock =
	| { readonly kind: 'sound'; readonly block: Block; readonly events: readonly Event[] }
	| { readonly kind: 'broken'; readonly fault: BlockFault; readonly detail: string };

/**
 * Seals lines into a block, or says that they are too many for one. The learner and the device of the lines are
 * those of the head.
 * @throws RangeError when a single line does not fit, which `lineLimit` excludes
 */
export async function sealBlock(
	head: Omit<BlockHead, 'last'>,
	lines: readonly string[],
	secret: Secret
): Promise<Block | 'tooLarge'> {
	const text = encodeText(lines.join('\n'));
	if (lines.length < 1 || lines.length > blockEvents || text.length > blockTextBytes) return tooMany(lines);
	const unsigned = joinBytes(formatHead(head, lines.length, text.length), await deflate(text));
	if (unsigned.length + signatureBytes > blockBytes) return tooMany(lines);
	const hash = await digest(unsigned);
	const signature = await (await ed25519()).sign(secret, joinBytes(signedPrefix, hash));
	const last = head.first + lines.length - 1;
	return { ...head, last, hash: toHex(hash), bytes: joinBytes(unsigned, signature) };
}

/** The dictionary is what counts for a few events, the browser's better search for many: the smaller one. */
async function deflate(text: Bytes): Promise<Uint8Array> {
	const own = deflateSync(text, { level: 9, dictionary });
	const native = await pack(text, 'deflate-raw');
	return own.length <= native.length ? own : native;
}

function tooMany(lines: readonly string[]): 'tooLarge' {
	if (lines.length < 2) throw new RangeError('A block needs an event, and each must fit one.');
	return 'tooLarge';
}

/** Reads a block from outside and proves it: format, signature and every event. Never throws for bad bytes. */
export async function readBlock(bytes: Bytes): Promise<ReadBlock> {
	const checked = await verifyBlock(bytes);
	if (checked.kind === 'broken') return checked;
	const lines = openLines(checked.block);
	return lines ? checkEvents(checked.block, lines) : broken('badContent', 'text');
}

/**
 * Reads a block that was proved before it was stored: format and signature show that it is still the one. Its
 * events were checked then. Never throws for bad bytes.
 */
export async function reopenBlock(stored: Block): Promise<ReadBlock> {
	const checked = await verifyBlock(stored.bytes);
	if (checked.kind === 'broken') return checked;
	const { block } = checked;
	if (block.hash !== stored.hash) return broken('badContent', 'stored under the hash of another block');
	const lines = openLines(block);
	if (!lines) return broken('badContent', 'text');
	try {
		const place = { learner: block.learner, device: block.device, seq: block.first };
		return { kind: 'sound', block, events: restoreEvents(lines, place) };
	} catch (error) {
		return broken('badContent', String(error));
	}
}

export type VerifiedBlock =
	{ readonly kind: 'sound'; readonly block: Block } | Extract<ReadBlock, { kind: 'broken' }>;

/** Format of the head and signature only; the events stay packed. */
export async function verifyBlock(bytes: Bytes): Promise<VerifiedBlock> {
	const fault = formFault(bytes);
	if (fault) return broken(fault, `${bytes.length} bytes`);
	const hash = await digest(bytes.subarray(0, -signatureBytes));
	const signed = joinBytes(signedPrefix, hash);
	const genuine = await (await ed25519()).verify(bytes.slice(4, 36), signed, bytes.slice(-signatureBytes));
	if (!genuine) return broken('badSignature', toHex(hash));
	return { kind: 'sound', block: { ...parseHead(bytes), hash: toHex(hash), bytes } };
}

/** Undefined where the inside of a block is not what its head says. */
function openLines(block: Block): readonly string[] | undefined {
	const packed = block.bytes.subarray(headBytes, -signatureBytes);
	const textLength = new DataView(block.bytes.buffer, block.bytes.byteOffset).getUint32(90);
	if (textLength > blockTextBytes) return undefined;
	try {
		// One byte more than promised, so that a longer text shows; what goes beyond is not kept.
		const text = inflateSync(packed, { dictionary, out: new Uint8Array(textLength + 1) });
		const lines = decodeText(Uint8Array.from(text)).split('\n');
		return text.length === textLength && lines.length === block.last - block.first + 1 ? lines : undefined;
	} catch {
		return undefined;
	}
}

function checkEvents(block: Block, lines: readonly string[]): ReadBlock {
	const events: Event[] = [];
	for (const [index, line] of lines.entries()) {
		const parsed = parseLine(line, {
			learner: block.learner,
			device: block.device,
			seq: block.first + index
		});
		if (parsed.kind === 'refused') return broken('badContent', parsed.reason);
		events.push(parsed.event);
	}
	return { kind: 'sound', block, events };
}

function formFault(bytes: Bytes): BlockFault | undefined {
	if (bytes.length < headBytes + signatureBytes || bytes.length > blockBytes) return 'notABlock';
	if (magic.some((byte, at) => at < 3 && byte !== bytes[at])) return 'notABlock';
	if (bytes[3] !== magic[3]) return 'newerFormat';
	const { first, last } = parseHead(bytes);
	return first < 1 || last < first || last - first >= blockEvents ? 'notABlock' : undefined;
}

function formatHead(head: Omit<BlockHead, 'last'>, count: number, textLength: number): Bytes {
	const numbers = new Uint8Array(10);
	const view = new DataView(numbers.buffer);
	view.setUint32(0, head.first);
	view.setUint16(4, count);
	view.setUint32(6, textLength);
	return joinBytes(magic, fromBase64Url(head.device), fromHex(head.learner), fromHex(head.previous), numbers);
}

function parseHead(bytes: Bytes): BlockHead {
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

function broken(fault: BlockFault, detail: string): Extract<ReadBlock, { kind: 'broken' }> {
	return { kind: 'broken', fault, detail };
}
