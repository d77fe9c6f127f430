import { describe, expect, it } from 'vitest';
import { findUnfinished, summariseToday } from '#lib/learner/today.ts';
import { emptyState } from '#lib/learner/state.ts';
import { Journal, outline, START_AT } from './journal.ts';

describe('summariseToday', () => {
	it('begins with nothing', () => {
		expect(summariseToday(emptyState, START_AT, 0)).toMatchObject({
			day: '2025-03-03',
			submissions: 0,
			attempts: 0,
			solved: 0,
			activeMs: 0,
			daysPractised: 0
		});
	});

	it('counts the day’s work and lights the days practised this week', () => {
		const journal = new Journal();
		journal.wait(-2);
		journal.solve('python/printing/a');
		journal.wait(2);
		journal.fail('python/printing/b');
		journal.wait(2);
		journal.open('python/printing/c');
		journal.submit(false, { activeMs: 30_000 });
		journal.submit(true, { activeMs: 50_000 });
		const today = summariseToday(journal.state(), journal.now, 0);
		expect(today).toMatchObject({
			submissions: 2,
			attempts: 1,
			solved: 1,
			activeMs: 50_000,
			daysPractised: 2
		});
		expect(today.week.filter(({ isPractised }) => isPractised).map(({ day }) => day)).toEqual([
			'2025-03-03',
			'2025-03-05'
		]);
		expect(today.week.find(({ isToday }) => isToday)?.day).toBe('2025-03-05');
	});

	it('goes by the learner’s day, as it was where they practised', () => {
		const journal = new Journal();
		journal.now = Date.parse('2025-03-03T23:30:00Z');
		journal.tz = 120;
		journal.solve('python/printing/a');
		expect(summariseToday(journal.state(), journal.now, 120)).toMatchObject({ day: '2025-03-04', solved: 1 });
	});
});

describe('findUnfinished', () => {
	it('is the exercise that was opened last and not ended', () => {
		const journal = new Journal();
		journal.open('python/printing/a');
		journal.submit(false);
		journal.write('hint.shown', { hint: { rung: 1, of: 3 } });
		expect(findUnfinished(outline, journal.state())).toEqual({
			exercise: 'python/printing/a',
			skill: 'python/printing',
			submissions: 1,
			hints: 1,
			lastAt: journal.now
		});
	});

	it.each<[string, (journal: Journal) => unknown]>([
		['it is solved', (journal) => journal.submit(true)],
		['it is skipped', (journal) => journal.write('item.skipped')],
		['its solution is shown', (journal) => journal.write('solution.revealed')],
		['another one was solved since', (journal) => journal.solve('python/printing/b')],
		['the curriculum no longer has what was opened', (journal) => journal.open('python/gone/a')]
	])('is nothing once %s', (_when, happen) => {
		const journal = new Journal();
		journal.open('python/printing/a');
		happen(journal);
		expect(findUnfinished(outline, journal.state())).toBeUndefined();
	});
});
