import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** No chunk is larger: what a broken download loses at most. */
export const chunkBytes = 512 * 1024;

/** @typedef {{ hash: string, bytes: number }} Chunk `hash` is the SHA-256 in hex of the chunk as it is stored */
/** @typedef {{ name: string, bytes: number, hash: string, chunks: Chunk[] }} PackFile a file as it is used */
/** @typedef {{ name: string, version: string, files: PackFile[] }} PackManifest */

/**
 * Compresses a file and cuts it into chunks that are named by their content.
 * @param {string} name @param {Uint8Array} content
 * @returns {{ file: PackFile, chunks: Map<string, Uint8Array> }}
 */
export function cutFile(name, content) {
	const packed = gzipSync(content, { level: 9 });
	/** @type {Map<string, Uint8Array>} */
	const chunks = new Map();
	/** @type {Chunk[]} */
	const list = [];
	for (let start = 0; start < packed.length; start += chunkBytes) {
		const chunk = packed.subarray(start, start + chunkBytes);
		const hash = sha256(chunk);
		chunks.set(hash, chunk);
		list.push({ hash, bytes: chunk.length });
	}
	return { file: { name, bytes: content.length, hash: sha256(content), chunks: list }, chunks };
}

/** @param {Uint8Array | string} content @returns {string} in hex */
export function sha256(content) {
	return createHash('sha256').update(content).digest('hex');
}
