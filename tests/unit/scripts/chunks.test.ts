import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { chunkBytes, cutFile, sha256 } from '../../../scripts/pack/chunks.js';

it('cuts a file into chunks that are never too large and give the file back', () => {
	const content = randomBytes(chunkBytes * 2 + 17);
	const { file, chunks } = cutFile('a.bin', content);
	const parts = file.chunks.map(({ hash }) => chunks.get(hash) ?? Buffer.alloc(0));
	expect(parts.length).toBe(3);
	expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(chunkBytes);
	expect(gunzipSync(Buffer.concat(parts)).equals(content)).toBe(true);
	expect(file).toMatchObject({ name: 'a.bin', bytes: content.length, hash: sha256(content) });
	expect(file.chunks.map(({ hash }) => hash)).toEqual(parts.map((part) => sha256(part)));
});

it('names the same content the same every time', () => {
	const content = Buffer.from('the same');
	expect(cutFile('a', content)).toEqual(cutFile('a', content));
});
