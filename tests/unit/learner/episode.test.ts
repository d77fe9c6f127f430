import { describe, expect, it } from 'vitest';
import { foldAll } from '#lib/learner/fold.ts';
import { DAY_MS, Journal, MINUTE_MS, START_AT } from './journal.ts';

const credits = (journal: Journal) => journal.state().recent.map(({ c }) => c);

describe('an episode', () => {
	it('is worth full credit when the first submission passes', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(true);
		expect(credits(journal)).toEqual([1]);
	});

	it('is not scored while it may still be solved, and loses a quarter for each failed try', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(false);
		journal.submit(false);
		expect(credits(journal)).toEqual([]);
		journal.submit(true);
		expect(credits(journal)).toEqual([0.5]);
	});

	it('is scored once: what follows the passing submission does not count', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(true);
		journal.submit(false);
		journal.submit(true);
		journal.write('solution.revealed');
		expect(credits(journal)).toEqual([1]);
	});

	it('counts again when its item is solved again a fortnight later', () => {
		const journal = new Journal();
		journal.solve('python/loops/sum');
		journal.now += 14 * DAY_MS;
		journal.solve('python/loops/sum');
		expect(credits(journal)).toEqual([1, 1]);
	});

	it('is no evidence while its answer is still fresh, however often it is handed in', () => {
		const journal = new Journal();
		for (let round = 0; round < 5; round += 1) journal.solve('python/loops/sum');
		expect(credits(journal)).toEqual([1]);
	});

	it('is no evidence soon after its solution was shown', () => {
		const journal = new Journal();
		journal.open();
		journal.write('solution.revealed');
		journal.solve('python/loops/sum');
		expect(credits(journal)).toEqual([0]);
	});

	it('loses three tenths for hints, however many', () => {
		const journal = new Journal();
		journal.open();
		journal.write('hint.shown', { hint: { rung: 1, of: 3 } });
		journal.write('hint.shown', { hint: { rung: 2, of: 3 } });
		journal.submit(true);
		expect(credits(journal)).toEqual([0.7]);
	});

	it('is worth nothing once the solution is shown', () => {
		const journal = new Journal();
		journal.open();
		journal.write('solution.revealed');
		journal.submit(true);
		expect(credits(journal)).toEqual([0]);
	});

	it('that was only looked at is no evidence when it is skipped', () => {
		const journal = new Journal();
		journal.open();
		journal.write('item.skipped');
		expect(credits(journal)).toEqual([]);
	});

	it('with a failed try is a failure when it is skipped', () => {
		const journal = new Journal();
		journal.fail('python/loops/sum');
		expect(credits(journal)).toEqual([0]);
	});

	it('with a failed try is a failure when another item is opened, as of that try', () => {
		const journal = new Journal();
		journal.open('python/loops/sum');
		const tried = journal.submit(false);
		journal.wait(3);
		journal.open('python/loops/other');
		expect(journal.state().recent).toEqual([
			{ item: 'python/loops/sum', skills: ['python/loops'], c: 0, at: tried.ts, isReview: false }
		]);
	});

	it('is not closed by another device', () => {
		const journal = new Journal();
		journal.open('python/loops/sum');
		journal.submit(false);
		const phone = new Journal('phone');
		phone.now = journal.now;
		phone.open('python/loops/other');
		expect(foldAll([...journal.events, ...phone.events]).recent).toEqual([]);
	});

	it('is not closed by reading the lesson', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(false);
		journal.write('item.opened', { item: { id: 'python/loops', ver: '1', level: 1, kind: 'lesson' } });
		journal.submit(true);
		expect(credits(journal)).toEqual([0.75]);
		expect(journal.state().lessons).toEqual({ 'python/loops': START_AT + 3 * MINUTE_MS });
	});

	it('goes on with its tries when the page was left and opened again', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(false);
		journal.open();
		journal.submit(true, { submissions: 1 });
		expect(credits(journal)).toEqual([0.75]);
	});

	it('believes the count of an event when earlier tries are missing from the log', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(true, { submissions: 3, hints: 1 });
		expect(credits(journal)[0]).toBeCloseTo(0.2, 10);
	});

	it('counts although its opening is missing from the log', () => {
		const journal = new Journal();
		journal.submit(true);
		expect(credits(journal)).toEqual([1]);
	});

	it('adds up active time over submissions and re-openings without counting any twice', () => {
		const journal = new Journal();
		journal.open();
		journal.submit(false, { activeMs: 40_000 });
		journal.submit(false, { activeMs: 70_000 });
		journal.open();
		journal.submit(true, { activeMs: 10_000 });
		expect(journal.state().days['2025-03-03']).toEqual({
			submissions: 3,
			attempts: 1,
			solved: 1,
			reviews: 0,
			activeMs: 80_000
		});
	});
});

describe('the fold', () => {
	it('takes ids that are names of built-in properties for ids like any other', () => {
		const journal = new Journal();
		journal.solve('__proto__', 3, ['__proto__', 'constructor']);
		const { skills, items } = journal.state();
		expect(Object.keys(skills)).toEqual(['__proto__', 'constructor']);
		expect(Object.keys(items)).toEqual(['__proto__']);
		expect(Object.getPrototypeOf(skills)).toBe(Object.prototype);
	});

	it('writes dates even for the last moment an event may name', () => {
		const journal = new Journal();
		journal.now = 2 ** 47 - 1_000_000;
		journal.tz = 1440;
		journal.master('python/loops');
		expect(journal.state().skills['python/loops']?.card?.dueOn).toBe('6429-10-20');
	});

	it('weighs a skill named twice once', () => {
		const [once, twice] = [new Journal(), new Journal()];
		once.solve('x', 3, ['python/loops']);
		twice.solve('x', 3, ['python/loops', 'python/loops']);
		expect(twice.state()).toEqual(once.state());
	});

	it('ignores events of a later format and of types it does not know', () => {
		const journal = new Journal();
		journal.solve('python/loops/sum');
		const before = journal.state();
		journal.open('python/loops/other');
		journal.events.pop();
		journal.write('attempt.submitted', { v: 2, result: { passed: true } });
		journal.write('dream.dreamt');
		expect(journal.state()).toEqual(before);
	});
});
