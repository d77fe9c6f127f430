import { inflateSync } from 'fflate';
import type { Event } from '#lib/learner/event.ts';
import type { Block } from './block.ts';
import {
	blockBytes,
	blockEvents,
	blockMagic,
	blockTextBytes,
	headBytes,
	parseHead,
	signatureBytes,
	signedBytesOf,
	textLengthOf
} from './block.ts';
import { blockDictionary as dictionary } from './block-dictionary.ts';
import type { Bytes } from './bytes.ts';
import { decodeText, toHex } from './bytes.ts';
import { ed25519 } from './ed25519.ts';
import { parseLine, restoreEvents } from './event-line.ts';
import { digest } from './hash.ts';

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
	if (!(stored.bytes instanceof Uint8Array)) return broken('notABlock', 'no bytes');
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
	const signed = signedBytesOf(hash);
	const genuine = await (await ed25519()).verify(bytes.slice(4, 36), signed, bytes.slice(-signatureBytes));
	if (!genuine) return broken('badSignature', toHex(hash));
	return { kind: 'sound', block: { ...parseHead(bytes), hash: toHex(hash), bytes } };
}

/** Undefined where the inside of a block is not what its head says. */
function openLines(block: Block): readonly string[] | undefined {
	const packed = block.bytes.subarray(headBytes, -signatureBytes);
	const textLength = textLengthOf(block.bytes);
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
	if (blockMagic.some((byte, at) => at < 3 && byte !== bytes[at])) return 'notABlock';
	if (bytes[3] !== blockMagic[3]) return 'newerFormat';
	const { first, last } = parseHead(bytes);
	return first < 1 || last < first || last - first >= blockEvents ? 'notABlock' : undefined;
}

function broken(fault: BlockFault, detail: string): Extract<ReadBlock, { kind: 'broken' }> {
	return { kind: 'broken', fault, detail };
}
