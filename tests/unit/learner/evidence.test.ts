import { describe, expect, it } from 'vitest';
import { DAY_MS, Journal } from './journal.ts';

const loops = (journal: Journal) => journal.state().skills['python/loops'];

describe('mastery', () => {
	it('comes with three good attempts on two items at level 3', () => {
		const journal = new Journal();
		journal.solve('python/loops/a');
		journal.solve('python/loops/b');
		expect(loops(journal)?.isMastered).toBe(false);
		journal.solve('python/loops/c');
		expect(loops(journal)).toMatchObject({ isMastered: true, masteredAt: journal.now, attempts: 3 });
	});

	it('does not come with two attempts, however hard the items', () => {
		const journal = new Journal();
		journal.solve('python/loops/a', 5);
		journal.solve('python/loops/b', 5);
		expect(loops(journal)?.isMastered).toBe(false);
	});

	it('does not come from one item alone', () => {
		const journal = new Journal();
		for (let round = 0; round < 6; round += 1) {
			journal.solve('python/loops/a');
			journal.now += 14 * DAY_MS;
		}
		expect(loops(journal)?.isMastered).toBe(false);
		journal.solve('python/loops/b');
		expect(loops(journal)?.isMastered).toBe(true);
	});

	it('does not come while the last two attempts needed help', () => {
		const journal = new Journal();
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) journal.solve(`python/loops/${name}`, 5);
		journal.events.splice(0, 4);
		expect(loops(journal)?.isMastered).toBe(true);
		const helped = new Journal();
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
			helped.open(`python/loops/${name}`, 5);
			helped.submit(true, { submissions: 2, hints: 1 });
		}
		expect(loops(helped)?.isMastered).toBe(false);
	});

	it('is lost after two poor attempts in a row, not after one', () => {
		const journal = new Journal();
		journal.master('python/loops');
		const first = loops(journal)?.masteredAt;
		journal.fail('python/loops/x');
		expect(loops(journal)?.isMastered).toBe(true);
		journal.fail('python/loops/y');
		expect(loops(journal)).toMatchObject({ isMastered: false, masteredAt: first, failuresInRow: 2 });
	});

	it('counts failures in a row and forgets them with a success', () => {
		const journal = new Journal();
		journal.fail('python/loops/x');
		journal.fail('python/loops/y');
		expect(loops(journal)?.failuresInRow).toBe(2);
		journal.solve('python/loops/z');
		expect(loops(journal)?.failuresInRow).toBe(0);
	});
});
