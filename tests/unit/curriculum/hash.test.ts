import { expect, it } from 'vitest';
import { hashText } from '#lib/curriculum/hash.ts';

it.each([
	['', 0xcbf29ce484222325n],
	['a', 0xaf63dc4c8601ec8cn],
	['foobar', 0x85944171f73967e8n]
])('names %j by its published FNV-1a hash', (text, hash) => {
	expect(hashText(text)).toBe(hash.toString(36).padStart(13, '0'));
});
