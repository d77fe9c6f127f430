/**
 * A hybrid logical clock: 48 bits of milliseconds and 16 bits of counter as 16 hexadecimal digits, so that
 * comparing two as text compares them in time. It never runs backwards, even where the device's clock does.
 */
export type Hlc = string;

const LAST_COUNT = 0xffff;
const LAST_MS = 2 ** 48 - 1;
const DAY_MS = 86_400_000;

/** Below every clock value of a real event. */
export const ZERO_HLC: Hlc = '0'.repeat(16);

/** Writes a clock value; `atMs` are whole epoch milliseconds, `counter` is 0 … 65,535. */
export function formatHlc(atMs: number, counter: number): Hlc {
	return hex(atMs, 12) + hex(counter, 4);
}

/** The epoch milliseconds of a clock value. */
export function hlcMs(hlc: Hlc): number {
	return parseInt(hlc.slice(0, 12), 16);
}

/** The clock value of the next event after `last`, at `now` (epoch milliseconds). Always greater than `last`. */
export function tickHlc(last: Hlc, now: number): Hlc {
	const lastMs = hlcMs(last);
	const nowMs = Math.min(LAST_MS, Math.max(0, Math.floor(now)));
	if (nowMs > lastMs) return formatHlc(nowMs, 0);
	const counter = parseInt(last.slice(12), 16);
	return counter < LAST_COUNT ? formatHlc(lastMs, counter + 1) : formatHlc(lastMs + 1, 0);
}

/**
 * The last value to tick on from after an event of another device came in. A clock more than 24 hours ahead
 * is not followed: one wrong device must not drag every other into the future.
 */
export function receiveHlc(last: Hlc, remote: Hlc, now: number): Hlc {
	return isFarAhead(remote, now) || remote <= last ? last : remote;
}

/** Whether a clock value lies more than 24 hours ahead of `now`. Such an event is kept, and flagged. */
export function isFarAhead(hlc: Hlc, now: number): boolean {
	return hlcMs(hlc) > now + DAY_MS;
}

function hex(value: number, digits: number): string {
	return value.toString(16).padStart(digits, '0');
}
