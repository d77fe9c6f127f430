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
	return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
		byte.toString(16).padStart(2, '0')
	).join('');
}
