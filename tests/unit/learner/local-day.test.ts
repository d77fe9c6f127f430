import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, dayStartAt, localDay, weekOf } from '#lib/learner/local-day.ts';

describe('the local day', () => {
	it('is the learner’s, not the one in Greenwich', () => {
		const at = Date.parse('2025-03-01T23:30:00Z');
		expect(localDay(at, 60)).toBe('2025-03-02');
		expect(localDay(at, -300)).toBe('2025-03-01');
	});

	it('begins at local midnight', () => {
		expect(dayStartAt('2025-03-02', 60)).toBe(Date.parse('2025-03-01T23:00:00Z'));
	});

	it('counts days across a leap day', () => {
		expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
		expect(dayOf(dayNumber('2024-02-29'))).toBe('2024-02-29');
	});

	it('belongs to a week from Monday to Sunday', () => {
		const week = weekOf('2025-03-02');
		expect(week[0]).toBe('2025-02-24');
		expect(week[6]).toBe('2025-03-02');
		expect(weekOf('2025-02-24')).toEqual(week);
	});
});
