import { describe, expect, it } from 'vitest';
import { parseEvent } from '#lib/learner/event.ts';

const event = {
	id: '0192f0c0-0000-7000-8000-000000000001',
	v: 1,
	type: 'attempt.submitted',
	learner: 'anna',
	device: 'laptop',
	seq: 4,
	hlc: '0192f0c000000000',
	ts: 1_730_000_000_000,
	tz: 60,
	session: 's1',
	parent: '0192f0c0-0000-7000-8000-000000000000',
	item: { id: 'python/loops/sum', ver: 'abc', level: 2 },
	skills: [{ id: 'python/loops', w: 1 }],
	result: { c: 1, passed: true, submissions: 1, hints: 0, hintMax: 3, revealed: false, activeMs: 9000 }
};

describe('parseEvent', () => {
	it('accepts an attempt as it is written', () => {
		expect(parseEvent(event)).toEqual({ kind: 'event', event });
	});

	it('keeps fields and types it does not know', () => {
		const strange = {
			...event,
			type: 'dream.dreamt',
			moon: { phase: 3 },
			item: { ...event.item, colour: 'red' }
		};
		expect(parseEvent(strange)).toEqual({ kind: 'event', event: strange });
	});

	it('keeps an event of a later format whose parts look different', () => {
		const later = { ...event, v: 2, result: 'passed', skills: { loops: 1 } };
		expect(parseEvent(later)).toEqual({ kind: 'event', event: later });
	});

	it.each([
		['result.c', { result: { c: 1.5 } }],
		['result.activeMs', { result: { activeMs: Infinity } }],
		['hlc', { hlc: 'soon' }],
		['ts', { ts: 9e15 }],
		['item.level', { item: { ...event.item, level: 6 } }],
		['id', { id: '../../etc' }],
		['code.sha256', { code: { sha256: 'x' } }]
	])('refuses a bad %s and names it', (field, change) => {
		const parsed = parseEvent({ ...event, ...change });
		expect(parsed).toEqual({ kind: 'refused', reason: expect.stringContaining(field) });
	});

	it.each([null, 'text', 7, []])('refuses %j, which is no event', (value) => {
		expect(parseEvent(value).kind).toBe('refused');
	});
});
