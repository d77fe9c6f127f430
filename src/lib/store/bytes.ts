/** Bytes backed by an ordinary buffer, as WebCrypto, streams and IndexedDB take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** UTF-8; lone surrogates become U+FFFD, as the encoder of the platform does. */
export function encodeText(text: string): Bytes {
	return new TextEncoder().encode(text);
}

/** Strict UTF-8. @throws TypeError for bytes that are not UTF-8 */
export function decodeText(bytes: Bytes): string {
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function joinBytes(...parts: readonly Uint8Array[]): Bytes {
	const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		joined.set(part, offset);
		offset += part.length;
	}
	return joined;
}

/** Lower-case hexadecimal, two characters a byte. */
export function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The inverse of `toHex`. @throws RangeError for anything but an even number of hexadecimal digits */
export function fromHex(hex: string): Bytes {
	if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('Not lower-case hexadecimal.');
	return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
		Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)
	);
}

const chunkLength = 0x8000;

/** Base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
	let binary = '';
	for (let at = 0; at < bytes.length; at += chunkLength) {
		binary += String.fromCharCode(...bytes.subarray(at, at + chunkLength));
	}
	return btoa(binary);
}

/** The inverse of `toBase64`. @throws RangeError for text that is not the base64 of any bytes */
export function fromBase64(text: string): Bytes {
	if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new RangeError('Not base64.');
	const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
	// Spare bits in the last character must be zero, so that no two texts mean the same bytes.
	if (
		toBase64(bytes.subarray(bytes.length - (bytes.length % 3))) !==
		text.slice(text.length - tailLength(bytes))
	) {
		throw new RangeError('Not base64.');
	}
	return bytes;
}

function tailLength(bytes: Uint8Array): number {
	return bytes.length % 3 === 0 ? 0 : 4;
}

/** Base64 for names and addresses (RFC 4648 §5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
	return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The inverse of `toBase64Url`. @throws RangeError for text that is not the base64 of any bytes */
export function fromBase64Url(text: string): Bytes {
	const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '=');
	if (/[+/=]/.test(text)) throw new RangeError('Not base64url.');
	return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
}
