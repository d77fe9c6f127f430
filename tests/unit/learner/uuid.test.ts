import { describe, expect, it } from 'vitest';
import { makeUuid } from '#lib/learner/uuid.ts';

describe('makeUuid', () => {
	it('writes the example of RFC 9562', () => {
		const random = new Uint8Array([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
		expect(makeUuid(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
	});

	it('sorts later ids later', () => {
		const random = new Uint8Array(10).fill(0xff);
		expect(makeUuid(2000, new Uint8Array(10)) > makeUuid(1999, random)).toBe(true);
	});

	it('refuses too little randomness', () => {
		expect(() => makeUuid(1, new Uint8Array(9))).toThrow(RangeError);
	});
});
