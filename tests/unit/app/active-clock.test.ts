import { describe, expect, it } from 'vitest';
import { ActiveClock } from '#lib/app/exercise/active-clock.ts';

const minute = 60_000;

describe('the active clock', () => {
	it('counts while the page is visible and the learner acts', () => {
		const clock = new ActiveClock(0, true);
		clock.act(3 * minute);
		expect(clock.read(5 * minute)).toBe(5 * minute);
	});

	it('stands while the page is hidden', () => {
		const clock = new ActiveClock(0, true);
		clock.hide(minute);
		clock.show(60 * minute);
		expect(clock.read(61 * minute)).toBe(2 * minute);
	});

	it('counts at most ten idle minutes, also when the learner comes back', () => {
		const clock = new ActiveClock(0, true);
		expect(clock.read(45 * minute)).toBe(10 * minute);
		clock.act(45 * minute);
		expect(clock.read(46 * minute)).toBe(11 * minute);
	});

	it('counts nothing for a page opened in the background', () => {
		const clock = new ActiveClock(0, false);
		expect(clock.read(30 * minute)).toBe(0);
	});
});
