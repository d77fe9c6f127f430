import { expect, test } from 'vitest';
import { fromSparse, toSparse } from '#lib/run/sparse.ts';

function picture(length: number, bytes: Readonly<Record<number, number>>): ArrayBuffer {
	const full = new Uint8Array(length);
	for (const [at, byte] of Object.entries(bytes)) full[Number(at)] = byte;
	return full.buffer;
}

test.each<[string, ArrayBuffer]>([
	['is empty', picture(0, {})],
	['holds only zeros', picture(50_000, {})],
	['ends within a page', picture(10_001, { 0: 1, 10_000: 2 })],
	['is full', new Uint8Array(8192 * 3).fill(7).buffer],
	['has gaps', picture(4096 * 40, { 4095: 1, 4096: 2, 90_000: 3, 163_839: 4 })]
])('a picture that %s comes back', (_, full) => {
	expect(fromSparse(toSparse(full))).toEqual(full);
});

test('empty pages take no room', () => {
	expect(toSparse(picture(4096 * 1000, { 5000: 1 })).byteLength).toBe(4 + 125 + 4096);
});

test.each([
	['nothing', (sparse: ArrayBuffer) => sparse.slice(0, 0)],
	['a part', (sparse: ArrayBuffer) => sparse.slice(0, -1)],
	['more', (sparse: ArrayBuffer) => new Uint8Array([...new Uint8Array(sparse), 0]).buffer]
])('%s of a picture is refused', (_, damage) => {
	expect(() => fromSparse(damage(toSparse(picture(9000, { 1: 1 }))))).toThrow(RangeError);
});
