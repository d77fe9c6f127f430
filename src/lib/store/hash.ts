import type { Bytes } from './bytes.ts';
import { encodeText, toHex } from './bytes.ts';

/**
 * SHA-256 as 64 hexadecimal characters. A page on plain http has no `crypto.subtle`; there a slower
 * implementation in JavaScript is loaded.
 */
export async function hashBytes(bytes: Bytes): Promise<string> {
	return toHex(await digest(bytes));
}

/** SHA-256 of the text's UTF-8. */
export async function hashText(text: string): Promise<string> {
	return hashBytes(encodeText(text));
}

/** SHA-256, 32 bytes. */
export async function digest(bytes: Bytes): Promise<Bytes> {
	if (hasNativeCrypto()) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	const { sha256 } = await import('@noble/hashes/sha2.js');
	return Uint8Array.from(sha256(bytes));
}

function hasNativeCrypto(): boolean {
	return typeof crypto !== 'undefined' && 'subtle' in crypto;
}
