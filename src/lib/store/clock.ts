import { toHex } from './bytes.ts';

/** What the store asks of the world around it. Tests bring their own. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Minutes east of UTC at a moment. */
	zoneAt(at: number): number;
}

export const deviceClock: Clock = {
	now: () => Date.now(),
	zoneAt: (at) => 0 - new Date(at).getTimezoneOffset()
};

/** So many random bytes as lower-case hexadecimal. */
export function randomHex(bytes: number): string {
	return toHex(crypto.getRandomValues(new Uint8Array(bytes)));
}
