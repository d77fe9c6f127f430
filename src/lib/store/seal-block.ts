import { deflateSync } from 'fflate';
import type { Block, BlockHead } from './block.ts';
import {
	blockBytes,
	blockEvents,
	blockTextBytes,
	formatHead,
	signatureBytes,
	signedBytesOf
} from './block.ts';
import { blockDictionary as dictionary } from './block-dictionary.ts';
import type { Bytes } from './bytes.ts';
import { encodeText, joinBytes, toHex } from './bytes.ts';
import { pack } from './deflate.ts';
import type { Secret } from './ed25519.ts';
import { ed25519 } from './ed25519.ts';
import { digest } from './hash.ts';

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
	const signature = await (await ed25519()).sign(secret, signedBytesOf(hash));
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
