import { describe, expect, it } from 'vitest';
import {
	createCard,
	dueAtOf,
	gradeCard,
	gradeEpisode,
	isDue,
	retrievability
} from '#lib/learner/schedule.ts';
import { DAY_MS, Journal, START_AT } from './journal.ts';

const usual = {
	solved: true,
	revealed: false,
	submissions: 1,
	hints: 0,
	hintMax: 3,
	activeMs: 200_000,
	level: 3,
	minutes: 4
};

describe('gradeEpisode', () => {
	it.each([
		['solved at the usual pace', usual, 'good'],
		['solved at the second try', { ...usual, submissions: 2 }, 'good'],
		['not solved', { ...usual, solved: false }, 'again'],
		['solution shown', { ...usual, revealed: true }, 'again'],
		['last hint used', { ...usual, hints: 3 }, 'again'],
		['solved with a hint', { ...usual, hints: 1 }, 'hard'],
		['third try', { ...usual, submissions: 3 }, 'hard'],
		['more than three times the expected time', { ...usual, activeMs: 720_001 }, 'hard'],
		['half the expected time at level 3', { ...usual, activeMs: 120_000 }, 'easy'],
		['half the time, but level 2', { ...usual, activeMs: 120_000, level: 2 }, 'good'],
		['half the time, but a second try', { ...usual, activeMs: 120_000, submissions: 2 }, 'good'],
		['no expected time known', { ...usual, activeMs: 1, minutes: null }, 'good'],
		['no time measured', { ...usual, activeMs: 0 }, 'good'],
		['an item without hints', { ...usual, hintMax: 0 }, 'good']
	])('%s', (_what, episode, grade) => {
		expect(gradeEpisode(episode)).toBe(grade);
	});
});

describe('a review card', () => {
	const card = createCard('good', START_AT, 60);

	it('is due when recall is expected to fall to nine in ten, at the learner’s midnight', () => {
		expect(card.dueOn).toBe('2025-03-05');
		expect(dueAtOf(card)).toBe(Date.parse('2025-03-04T23:00:00Z'));
		expect(isDue(card, dueAtOf(card) - 1)).toBe(false);
		expect(isDue(card, dueAtOf(card))).toBe(true);
		expect(retrievability(card, START_AT)).toBe(1);
		expect(retrievability(card, dueAtOf(card))).toBeCloseTo(0.9, 1);
	});

	it('is graded once per local day', () => {
		expect(gradeCard(card, 'again', START_AT + 3_600_000, 60)).toBe(card);
		expect(gradeCard(card, 'again', START_AT - DAY_MS, 60)).toBe(card);
		expect(gradeCard(card, 'good', START_AT + DAY_MS, 60).reviews).toBe(1);
	});

	it('does not wait for a day that a wrong clock put far ahead', () => {
		const ahead = createCard('good', START_AT + 3000 * DAY_MS, 60);
		expect(gradeCard(ahead, 'good', START_AT, 60).gradedOn).toBe('2025-03-03');
	});

	it('waits longer after each success, never longer than 120 days, and shortly after a failure', () => {
		let grown = card;
		let interval = 2;
		for (let round = 0; round < 12; round += 1) {
			grown = gradeCard(grown, 'easy', dueAtOf(grown), 60);
			const before = interval;
			interval = (dueAtOf(grown) - Date.parse(`${grown.gradedOn}T00:00Z`)) / DAY_MS;
			expect(interval).toBeGreaterThanOrEqual(Math.min(before, 119));
		}
		expect(Math.round(interval)).toBe(120);
		const failed = gradeCard(grown, 'again', dueAtOf(grown), 60);
		expect(failed.stability).toBeLessThan(grown.stability);
	});
});

describe('the cards of a log', () => {
	const card = (journal: Journal) => journal.state().skills['python/loops']?.card;

	it('begin with mastery', () => {
		const journal = new Journal();
		journal.solve('python/loops/a');
		expect(card(journal)).toBeNull();
		journal.master('python/loops');
		expect(card(journal)).toMatchObject({ gradedOn: '2025-03-03', reviews: 0 });
	});

	it('are graded by the first attempt of a day in the learner’s zone', () => {
		const journal = new Journal();
		journal.master('python/loops');
		journal.wait(4);
		journal.fail('python/loops/x');
		const after = card(journal);
		journal.solve('python/loops/y');
		expect(card(journal)).toEqual(after);
		expect(after).toMatchObject({ gradedOn: '2025-03-07', reviews: 1 });
	});

	it('tell reviews from practice', () => {
		const journal = new Journal();
		journal.master('python/loops');
		journal.wait(10);
		journal.solve('python/loops/a');
		expect(journal.state().recent.map(({ isReview }) => isReview)).toEqual([
			false,
			false,
			false,
			false,
			true
		]);
		expect(journal.state().days['2025-03-13']).toMatchObject({ attempts: 1, reviews: 1 });
	});
});
