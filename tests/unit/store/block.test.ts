import { describe, expect, test } from 'vitest';
import type { Block } from '#lib/store/block.ts';
import { blockBytes, noBlock } from '#lib/store/block.ts';
import { blockDictionary } from '#lib/store/block-dictionary.ts';
import type { Bytes } from '#lib/store/bytes.ts';
import { fromBase64Url, fromHex, joinBytes, toBase64Url, toHex } from '#lib/store/bytes.ts';
import { canonicalText } from '#lib/learner/canonical.ts';
import { createKey } from '#lib/store/device.ts';
import { ed25519 } from '#lib/store/ed25519.ts';
import { eventId } from '#lib/store/event-line.ts';
import { digest, hashBytes } from '#lib/store/hash.ts';
import { readBlock, reopenBlock, verifyBlock } from '#lib/store/read-block.ts';
import { sealBlock } from '#lib/store/seal-block.ts';

const learner = '0123456789abcdef0123456789abcdef';
const line = (at: number) =>
	canonicalText({
		type: 'goal.created',
		hlc: `0199000000${(16 + at).toString(16)}0000`,
		tz: 60,
		session: 's',
		v: 1,
		at
	});

async function seal(lines: readonly string[], previous = noBlock, first = 1) {
	const key = await createKey(0);
	const block = await sealBlock({ device: key.device, learner, previous, first }, lines, key.secret);
	if (block === 'tooLarge') throw new Error('too large');
	return { key, block };
}

/** The block with other bytes, signed anew by its own key: what a hostile device can make. */
async function resign(
	block: Block,
	change: (unsigned: Bytes) => Bytes,
	secret: CryptoKey | Bytes
): Promise<Bytes> {
	const unsigned = change(block.bytes.slice(0, -64));
	const signed = joinBytes(new TextEncoder().encode('glim block 1\n'), await digest(unsigned));
	return joinBytes(unsigned, await (await ed25519()).sign(secret, signed));
}

describe('a sealed block', () => {
	test('gives back its events, with their place and id', async () => {
		const { key, block } = await seal([line(0), line(1)], noBlock, 41);
		const read = await readBlock(block.bytes);
		expect(read).toMatchObject({
			kind: 'sound',
			block: { device: key.device, learner, first: 41, last: 42 }
		});
		expect(read.kind === 'sound' && read.events[1]).toMatchObject({
			id: eventId(key.device, 42, '0199000000110000'),
			ts: 0x019900000011,
			seq: 42,
			at: 1
		});
		expect(await reopenBlock(block)).toEqual(read);
	});

	test('lies byte for byte as the format says', async () => {
		const previous = 'ab'.repeat(32);
		const { key, block } = await seal([line(0)], previous, 258);
		const { bytes } = block;
		expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('GLB1');
		expect(toBase64Url(bytes.slice(4, 36))).toBe(key.device);
		expect(toHex(bytes.slice(36, 52))).toBe(learner);
		expect(toHex(bytes.slice(52, 84))).toBe(previous);
		expect(toHex(bytes.slice(84, 90))).toBe('000001020001');
		expect(new DataView(bytes.buffer).getUint32(90)).toBe(line(0).length);
		expect(await hashBytes(bytes.slice(0, -64))).toBe(block.hash);
	});

	test('of one ordinary event has at most 300 bytes', async () => {
		const ordinary = canonicalText({
			ctx: { mode: 'practice', p: 0.713, policy: 'frontier' },
			hlc: '019b76dace2f0000',
			item: { id: 'python/variables/price', level: 2, minutes: 4, ver: 'a1b2c3d4e5f6' },
			session: '83bc08f1a25d77e0',
			skills: [{ id: 'python/variables', w: 1 }],
			type: 'item.opened',
			tz: 120,
			v: 1
		});
		expect((await seal([ordinary])).block.bytes.length).toBeLessThanOrEqual(300);
	});

	test('that would have more than 64 KiB says so, whatever it holds', async () => {
		const noise = () => toHex(crypto.getRandomValues(new Uint8Array(4000)));
		const lines = Array.from({ length: 40 }, (_, at) => canonicalText({ noise: noise(), at }));
		const key = await createKey(0);
		const head = { device: key.device, learner, previous: noBlock, first: 1 };
		expect(await sealBlock(head, lines, key.secret)).toBe('tooLarge');
		const half = await sealBlock(head, lines.slice(0, 14), key.secret);
		expect(half !== 'tooLarge' && half.bytes.length).toBeLessThanOrEqual(blockBytes);
	});
});

describe('bytes that are refused', () => {
	test('one flipped bit anywhere', async () => {
		const { block } = await seal([line(0), line(1)]);
		for (let at = 0; at < block.bytes.length; at += 1) {
			const bytes = block.bytes.slice();
			bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
			expect((await readBlock(bytes)).kind).toBe('broken');
		}
	});

	test('a block cut short, an empty one, and one with more behind it', async () => {
		const { block } = await seal([line(0)]);
		for (const bytes of [
			new Uint8Array(),
			block.bytes.slice(0, -1),
			joinBytes(block.bytes, new Uint8Array(1))
		]) {
			expect((await readBlock(bytes)).kind).toBe('broken');
		}
	});

	test('a block under another name', async () => {
		const [one, other] = [(await seal([line(0)])).block, (await seal([line(1)])).block];
		expect((await reopenBlock({ ...one, bytes: other.bytes })).kind).toBe('broken');
	});

	test('a block of a later format is told apart', async () => {
		const { block } = await seal([line(0)]);
		const later = block.bytes.slice();
		later[3] = 0x32;
		expect(await verifyBlock(later)).toMatchObject({ fault: 'newerFormat' });
	});

	test('a well signed block with another count, a false length or an empty range', async () => {
		const { key, block } = await seal([line(0), line(1)]);
		for (const [at, value] of [
			[89, 3],
			[89, 0],
			[93, 1],
			[90, 255],
			[87, 0]
		] as const) {
			const bytes = await resign(block, (unsigned) => unsigned.with(at, value) as Bytes, key.secret);
			expect((await readBlock(bytes)).kind).toBe('broken');
		}
	});

	test.each([
		['no JSON', '{'],
		['no event', '{"a":1}'],
		['a place of its own', canonicalText({ ...JSON.parse(line(0)), seq: 9 })],
		['another device', canonicalText({ ...JSON.parse(line(0)), device: 'x' })]
	])('a well signed line that is %s', async (_, bad) => {
		expect(await readBlock((await seal([bad])).block.bytes)).toMatchObject({ fault: 'badContent' });
	});
});

test('the dictionary of the format never changes', async () => {
	expect(await hashBytes(blockDictionary)).toBe(
		'af31907ef54096dc169ed36636b6580f9708f7f8cde0aa898717b931dcb82873'
	);
});

describe('text for bytes', () => {
	test('hexadecimal and base64 come back as they went, at every length', () => {
		for (let length = 0; length < 70; length += 1) {
			const bytes = crypto.getRandomValues(new Uint8Array(length));
			expect(fromHex(toHex(bytes))).toEqual(bytes);
			expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
		}
	});

	test.each(['A', 'AB', 'AA=', 'A===', 'AAA*', 'A+/A', '=='])('%s is no base64 of any bytes', (text) => {
		expect(() => fromBase64Url(text)).toThrow(RangeError);
	});
});
