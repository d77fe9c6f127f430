import type { Bytes } from './bytes.ts';

/** A secret to sign with: a key the browser never gives out, or, where it has no Ed25519, 32 bytes. */
export type Secret = CryptoKey | Bytes;

export interface KeyPair {
	/** 32 bytes, RFC 8032. */
	readonly publicKey: Bytes;
	readonly secret: Secret;
}

/**
 * Ed25519 (RFC 8032), twice: the browser's own, whose secrets cannot be read out, and one in JavaScript for
 * browsers without it and for pages on plain http. Signatures of either are good for both.
 */
export interface Ed25519 {
	readonly native: boolean;
	createPair(): Promise<KeyPair>;
	/** 64 bytes. */
	sign(secret: Secret, message: Bytes): Promise<Bytes>;
	/** False for whatever is not a signature of this message by this key, malformed input included. */
	verify(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean>;
}

let chosen: Promise<Ed25519> | undefined;

/** The browser's implementation where it works, else the one in JavaScript. Found out once. */
export function ed25519(): Promise<Ed25519> {
	chosen ??= choose().catch((error: unknown) => {
		// A network that was lost meanwhile comes back: the next asking tries again.
		chosen = undefined;
		throw error;
	});
	return chosen;
}

async function choose(): Promise<Ed25519> {
	const native = await nativeEd25519();
	return native ?? (await scriptEd25519());
}

/** Undefined where the browser lacks Ed25519. */
export async function nativeEd25519(): Promise<Ed25519 | undefined> {
	if (typeof crypto === 'undefined' || !('subtle' in crypto)) return undefined;
	// Whatever it throws, the answer is the same: this browser cannot.
	const works = await createNativePair().then(
		() => true,
		() => false
	);
	return works ? { native: true, createPair: createNativePair, sign, verify: verifyNative } : undefined;
}

/** The implementation in JavaScript, loaded when it is asked for. */
export async function scriptEd25519(): Promise<Ed25519> {
	const { ed25519: curve } = await import('@noble/curves/ed25519.js');
	return {
		native: false,
		async createPair() {
			const { publicKey, secretKey } = curve.keygen();
			return { publicKey: Uint8Array.from(publicKey), secret: Uint8Array.from(secretKey) };
		},
		sign,
		async verify(publicKey, message, signature) {
			if (publicKey.length !== 32 || signature.length !== 64) return false;
			try {
				return curve.verify(signature, message, publicKey, { zip215: false });
			} catch {
				return false;
			}
		}
	};
}

/** A secret of bytes outlives an update of the browser, so signing follows the secret and not the browser. */
async function sign(secret: Secret, message: Bytes): Promise<Bytes> {
	if (!(secret instanceof Uint8Array))
		return new Uint8Array(await crypto.subtle.sign('Ed25519', secret, message));
	const { ed25519: curve } = await import('@noble/curves/ed25519.js');
	return Uint8Array.from(curve.sign(message, secret));
}

async function createNativePair(): Promise<KeyPair> {
	const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
	if (!('privateKey' in pair)) throw new TypeError('Ed25519 gave no pair.');
	const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
	return { publicKey, secret: pair.privateKey };
}

const importedKeys = new Map<string, Promise<CryptoKey>>();

async function verifyNative(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
	if (publicKey.length !== 32 || signature.length !== 64) return false;
	const key = await importKey(publicKey).catch(() => undefined);
	return key !== undefined && (await crypto.subtle.verify('Ed25519', key, signature, message));
}

/** A log has hundreds of blocks by one key; importing it once is a third of the cost. */
function importKey(publicKey: Bytes): Promise<CryptoKey> {
	const name = publicKey.join();
	const known = importedKeys.get(name);
	if (known) return known;
	if (importedKeys.size >= 64) importedKeys.clear();
	const key = crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
	importedKeys.set(name, key);
	return key;
}
