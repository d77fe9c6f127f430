import { describe, expect, it } from 'vitest';
import { predictExercise } from '#lib/learner/choose-exercise.ts';
import { recommendNext } from '#lib/learner/recommend.ts';
import { emptyState } from '#lib/learner/state.ts';
import { Journal, makeSkill, outline, START_AT } from './journal.ts';

const next = (journal: Journal, except: string[] = []) =>
	recommendNext(outline, journal.state(), journal.now, { except });

/** Reads a skill's lesson. */
function readLesson(journal: Journal, skill: string) {
	journal.write('item.opened', { item: { id: skill, ver: '1', level: 1, kind: 'lesson' } });
}

describe('recommendNext', () => {
	it('sends a newcomer to the first lesson', () => {
		expect(recommendNext(outline, emptyState, START_AT)).toEqual({
			kind: 'lesson',
			skill: 'python/printing',
			reason: { kind: 'frontier', opens: ['python/variables'] }
		});
	});

	it('then to an exercise that will most likely succeed', () => {
		const journal = new Journal();
		readLesson(journal, 'python/printing');
		const recommended = next(journal);
		expect(recommended).toMatchObject({
			kind: 'exercise',
			exercise: 'python/printing/a',
			reason: { kind: 'frontier' }
		});
		const first = outline.skills[0]?.exercises[0];
		expect(recommended).toHaveProperty('p', first && predictExercise(first, journal.state(), journal.now));
	});

	it('goes on with what is open and unfinished, unless that is on the screen', () => {
		const journal = new Journal();
		readLesson(journal, 'python/printing');
		journal.open('python/printing/c');
		journal.submit(false);
		expect(next(journal)).toMatchObject({
			exercise: 'python/printing/c',
			reason: { kind: 'continue', submissions: 1 }
		});
		expect(next(journal, ['python/printing/c'])).toMatchObject({ exercise: 'python/printing/a' });
	});

	it('aims lower after the first two items', () => {
		const journal = new Journal();
		journal.solve('python/printing/a', 1);
		journal.solve('python/printing/b', 2);
		const recommended = next(journal);
		expect(recommended).toMatchObject({ kind: 'exercise', reason: { kind: 'started', mastery: 78 } });
		expect(recommended).toMatchObject({ exercise: 'python/printing/d' });
	});

	it('offers an easier step after two failures, and the lesson again after four', () => {
		const journal = new Journal();
		readLesson(journal, 'python/printing');
		journal.fail('python/printing/c', 3);
		journal.fail('python/printing/d', 4);
		expect(next(journal)).toMatchObject({
			exercise: 'python/printing/a',
			reason: { kind: 'again', failures: 2 }
		});
		journal.fail('python/printing/a', 1);
		journal.fail('python/printing/b', 2);
		expect(next(journal)).toEqual({
			kind: 'lesson',
			skill: 'python/printing',
			reason: { kind: 'stuck', failures: 4 }
		});
		readLesson(journal, 'python/printing');
		expect(next(journal)).toMatchObject({ kind: 'exercise', reason: { kind: 'again', failures: 4 } });
	});

	it('repeats no item within 14 days while the skill has a fresh one', () => {
		const journal = new Journal();
		journal.fail('python/printing/a', 1);
		expect(next(journal)).toMatchObject({ exercise: 'python/printing/b' });
		journal.wait(15);
		expect(next(journal)).toMatchObject({ exercise: 'python/printing/a' });
	});

	it('returns to the unsolved item tried longest ago when nothing is fresh', () => {
		const journal = new Journal();
		journal.solve('python/printing/a', 1);
		journal.fail('python/printing/c', 3);
		journal.fail('python/printing/d', 4);
		journal.solve('python/printing/b', 2);
		expect(next(journal)).toMatchObject({ exercise: 'python/printing/c' });
	});

	it('moves on along the graph once a skill is mastered', () => {
		const journal = new Journal();
		journal.master('python/printing');
		expect(next(journal)).toEqual({
			kind: 'lesson',
			skill: 'python/variables',
			reason: { kind: 'frontier', opens: ['python/loops', 'python/strings'] }
		});
	});

	it('stays with a skill that was begun', () => {
		const journal = new Journal();
		journal.master('python/printing');
		journal.master('python/variables');
		journal.solve('python/strings/a', 1);
		expect(next(journal)).toMatchObject({ skill: 'python/strings' });
	});

	it('turns to another skill after four attempts in a row', () => {
		const journal = new Journal();
		journal.master('python/printing');
		journal.master('python/variables');
		const solveWithHelp = (name: string) => {
			journal.open(`python/strings/${name}`, 3);
			journal.submit(true, { submissions: 2, hints: 1 });
		};
		for (const name of ['a', 'b', 'c']) solveWithHelp(name);
		expect(next(journal)).toMatchObject({ skill: 'python/strings' });
		solveWithHelp('d');
		expect(next(journal)).toMatchObject({ skill: 'python/loops' });
	});

	it('begins a day with what is due, and keeps reviews to a third of the attempts', () => {
		const journal = new Journal();
		journal.master('python/printing');
		journal.master('python/variables');
		journal.wait(6);
		expect(next(journal)).toMatchObject({ kind: 'exercise', reason: { kind: 'review' } });
		journal.solve('python/printing/a', 1);
		expect(next(journal)).toMatchObject({ kind: 'lesson', skill: 'python/loops' });
		journal.solve('python/loops/a', 1);
		journal.solve('python/loops/b', 2);
		expect(next(journal)).toMatchObject({ skill: 'python/variables', reason: { kind: 'review' } });
	});

	it('offers the hardest rested exercise when all is mastered, and a rest when none is left', () => {
		const small = { version: '1', skills: [makeSkill('python/printing', [], [1, 2, 3, 4, 5])] };
		const journal = new Journal();
		journal.master('python/printing');
		expect(recommendNext(small, journal.state(), journal.now)).toMatchObject({
			exercise: 'python/printing/e',
			reason: { kind: 'stretch' }
		});
		journal.solve('python/printing/e', 5);
		expect(recommendNext(small, journal.state(), journal.now)).toEqual({
			kind: 'allDone',
			nextDueAt: Date.parse('2025-03-05T00:00:00Z')
		});
	});

	it('has nothing to offer in an empty curriculum', () => {
		expect(recommendNext({ version: '1', skills: [] }, emptyState, START_AT)).toEqual({ kind: 'allDone' });
	});
});
