import { describe, expect, it } from 'vitest';
import { describeSkills } from '#lib/learner/status.ts';
import { emptyState } from '#lib/learner/state.ts';
import { DAY_MS, Journal, outline, START_AT } from './journal.ts';

function statusOf(journal: Journal, id: string, now = journal.now) {
	return describeSkills(outline, journal.state(), now).find((status) => status.id === id);
}

describe('describeSkills', () => {
	it('shows a newcomer one open skill and names what locks the others', () => {
		expect(describeSkills(outline, emptyState, START_AT)).toEqual([
			expect.objectContaining({ id: 'python/printing', status: 'open', mastery: 0, lockedBy: [] }),
			expect.objectContaining({ id: 'python/variables', status: 'locked', lockedBy: ['python/printing'] }),
			expect.objectContaining({ id: 'python/loops', status: 'locked', lockedBy: ['python/variables'] }),
			expect.objectContaining({ id: 'python/strings', status: 'locked', lockedBy: ['python/variables'] })
		]);
	});

	it('calls a skill started from the first submission on', () => {
		const journal = new Journal();
		journal.open('python/printing/a', 1);
		expect(statusOf(journal, 'python/printing')?.status).toBe('open');
		journal.submit(false);
		expect(statusOf(journal, 'python/printing')).toMatchObject({ status: 'started', attempts: 0 });
	});

	it('shows the expected success on a level-3 item in per cent', () => {
		const journal = new Journal();
		journal.solve('python/printing/a');
		expect(statusOf(journal, 'python/printing')).toMatchObject({
			status: 'started',
			mastery: 74,
			attempts: 1
		});
		expect(statusOf(journal, 'python/printing')).not.toHaveProperty('dueAt');
	});

	it('opens what comes after a mastered skill, and tells when its review is due', () => {
		const journal = new Journal();
		journal.master('python/printing');
		expect(statusOf(journal, 'python/printing')).toMatchObject({
			status: 'mastered',
			dueAt: Date.parse('2025-03-05T00:00:00Z'),
			rusty: false
		});
		expect(statusOf(journal, 'python/variables')).toMatchObject({ status: 'open', lockedBy: [] });
	});

	it('shows a mastered skill as due, and in time as rusty', () => {
		const journal = new Journal();
		journal.master('python/printing');
		expect(statusOf(journal, 'python/printing', journal.now + 3 * DAY_MS)).toMatchObject({ status: 'due' });
		expect(statusOf(journal, 'python/printing', journal.now + 300 * DAY_MS)).toMatchObject({
			status: 'due',
			rusty: true
		});
	});

	it('keeps a skill started, not locked, when a prerequisite is lost', () => {
		const journal = new Journal();
		journal.master('python/printing');
		journal.solve('python/variables/a');
		journal.fail('python/printing/x');
		journal.fail('python/printing/y');
		expect(statusOf(journal, 'python/printing')?.status).toBe('started');
		expect(statusOf(journal, 'python/variables')).toMatchObject({ status: 'started', lockedBy: [] });
	});

	it('grows surer with telling attempts', () => {
		const journal = new Journal();
		const words = [statusOf(journal, 'python/printing')?.uncertainty];
		for (let round = 0; round < 4; round += 1) {
			journal.fail('python/printing/a');
			journal.solve('python/printing/b');
			words.push(statusOf(journal, 'python/printing')?.uncertainty);
		}
		expect([...new Set(words)]).toEqual(['unsure', 'fairly', 'certain']);
	});
});
