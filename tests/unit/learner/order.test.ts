import { describe, expect, it } from 'vitest';
import type { Event } from '#lib/learner/event.ts';
import { mergeEvents, orderEvents } from '#lib/learner/order.ts';

function event(id: string, hlc: string, device = 'a', seq = 0): Event {
	return { id, v: 1, type: 'session.started', learner: 'l', device, seq, hlc, ts: 0, tz: 0, session: 's' };
}

describe('the order of events', () => {
	it('goes by clock, then device, then position', () => {
		const events = [
			event('1', '02'),
			event('2', '01', 'b'),
			event('3', '01', 'a', 1),
			event('4', '01', 'a', 0)
		];
		expect(orderEvents(events).map(({ id }) => id)).toEqual(['4', '3', '2', '1']);
	});
});

describe('mergeEvents', () => {
	it('is a union: what both logs hold comes once', () => {
		const [one, two, three] = [event('1', '01'), event('2', '02'), event('3', '03')];
		const merged = mergeEvents([one, two], [three, { ...two }]);
		expect(merged).toEqual({ events: [one, two, three], conflicts: [] });
	});

	it('keeps the same one of two different events with one id, and reports it', () => {
		const [one, other] = [event('1', '01'), { ...event('1', '01'), session: 'forged' }];
		const merged = mergeEvents([one], [other]);
		expect(mergeEvents([other], [one])).toEqual(merged);
		expect(mergeEvents([other, one], merged.events)).toEqual(merged);
		expect(merged.conflicts).toHaveLength(1);
		expect([merged.conflicts[0]?.kept, merged.conflicts[0]?.dropped]).toEqual(
			expect.arrayContaining([one, other])
		);
	});
});
