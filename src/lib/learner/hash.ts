/**
 * 64 bits of a text as 16 hexadecimal digits: two 32-bit FNV-1a lanes, each finished with murmur3's mixer.
 * It tells logs apart by accident, not against malice; what must be safe is signed where it is stored.
 */
export function hashText(text: string): string {
	let low = 0x811c9dc5;
	let high = 0x01000193;
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b);
	}
	return toHex(mix(high)) + toHex(mix(low));
}

/** The exclusive or of two hashes. The order of several does not matter, and the same one twice is gone. */
export function xorHashes(one: string, other: string): string {
	return toHex(half(one, 0) ^ half(other, 0)) + toHex(half(one, 8) ^ half(other, 8));
}

/** The hash of nothing yet. */
export const ZERO_HASH = '0'.repeat(16);

function mix(value: number): number {
	const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
	return twice ^ (twice >>> 16);
}

function half(hash: string, from: number): number {
	return parseInt(hash.slice(from, from + 8), 16);
}

function toHex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
