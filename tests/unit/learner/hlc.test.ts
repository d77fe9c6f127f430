import { describe, expect, it } from 'vitest';
import { formatHlc, hlcMs, isFarAhead, receiveHlc, tickHlc, ZERO_HLC } from '#lib/learner/hlc.ts';

const now = 1_730_000_000_000;

describe('the hybrid clock', () => {
	it('follows the device when time has passed', () => {
		expect(tickHlc(ZERO_HLC, now)).toBe(formatHlc(now, 0));
	});

	it('counts within one millisecond and when the device jumps back', () => {
		const first = tickHlc(ZERO_HLC, now);
		expect(tickHlc(first, now)).toBe(formatHlc(now, 1));
		expect(tickHlc(first, now - 60_000)).toBe(formatHlc(now, 1));
	});

	it('moves on a millisecond when the counter is full', () => {
		expect(tickHlc(formatHlc(now, 0xffff), now)).toBe(formatHlc(now + 1, 0));
	});

	it('sorts as text in the order of time', () => {
		const values = [formatHlc(9, 0), formatHlc(10, 2), formatHlc(10, 16), formatHlc(now, 0)];
		expect(values.toSorted()).toEqual(values);
		expect(values.map(hlcMs)).toEqual([9, 10, 10, now]);
	});

	it('ticks past what another device has seen', () => {
		const remote = formatHlc(now + 5000, 7);
		expect(tickHlc(receiveHlc(formatHlc(now, 0), remote, now), now)).toBe(formatHlc(now + 5000, 8));
		expect(receiveHlc(remote, formatHlc(now, 0), now)).toBe(remote);
	});

	it('flags a clock more than a day ahead and does not follow it', () => {
		const own = formatHlc(now, 0);
		const wild = formatHlc(now + 86_400_001, 0);
		expect(isFarAhead(wild, now)).toBe(true);
		expect(isFarAhead(formatHlc(now + 86_400_000, 9), now)).toBe(false);
		expect(receiveHlc(own, wild, now)).toBe(own);
	});
});
