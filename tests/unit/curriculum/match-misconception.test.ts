import { describe, expect, it } from 'vitest';
import type { CodeExercise, Exercise, Misconception } from '#lib/curriculum/exercise.ts';
import { matchMisconception } from '#lib/curriculum/match-misconception.ts';
import type { AttemptEvidence } from '#lib/curriculum/match-misconception.ts';

const exerciseWith = (...whens: readonly Misconception['when'][]) =>
	({
		kind: 'code',
		misconceptions: whens.map((when, index) => ({ id: `idea-${index}`, says: [], when }))
	}) as unknown as CodeExercise;

const idFor = (exercise: Exercise, evidence: AttemptEvidence) => matchMisconception(exercise, evidence)?.id;
const failed = { verdict: 'failed', actual: '16', printed: 'six\nteen\n' } as const;
const raised = {
	verdict: 'raised',
	actual: '',
	printed: '',
	error: { type: 'NameError', message: "name 'totl' is not defined" }
} as const;

describe('a wrong idea is recognised', () => {
	it.each<readonly [string, Misconception['when'], AttemptEvidence]>([
		['by the source', { code: '^total = 15$' }, { source: 'price = 3\ntotal = 15\n' }],
		['by an error', { error: "^NameError: name 'totl'" }, { results: [failed, raised] }],
		['by a wrong value', { actual: '^16$' }, { results: [failed] }],
		['by what was printed', { prints: '^teen$' }, { results: [failed] }],
		['by a result that has no verdict', { actual: '16' }, { results: [{ actual: '16', printed: '' }] }],
		[
			'by all its parts together',
			{ code: 'x', actual: '16', prints: 'six' },
			{ source: 'x', results: [failed] }
		],
		['by an answer, whatever spaces end it', { answer: '5' }, { answer: '5 \n\n' }]
	])('%s', (_, when, evidence) => {
		expect(idFor(exerciseWith(when), evidence)).toBe('idea-0');
	});

	it('as the first of the author’s list that holds', () => {
		const exercise = exerciseWith({ code: 'no' }, { code: 'tot' }, { code: 'total' });
		expect(idFor(exercise, { source: 'total' })).toBe('idea-1');
	});

	it('by the option that was ticked', () => {
		const exercise = {
			kind: 'choice',
			options: [{ misconception: 'b' }, {}, { misconception: 'a' }],
			misconceptions: ['a', 'b'].map((id) => ({ id, says: [], when: {} }))
		} as unknown as Exercise;
		expect(idFor(exercise, { chosen: [2] })).toBe('a');
		expect(idFor(exercise, { chosen: [1] })).toBeUndefined();
		expect(idFor(exercise, {})).toBeUndefined();
	});
});

describe('no wrong idea is recognised', () => {
	it.each<readonly [string, Misconception['when'], AttemptEvidence]>([
		['where one part does not hold', { code: 'x', actual: '17' }, { source: 'x', results: [failed] }],
		[
			'where no one test shows all parts',
			{ actual: '16', error: 'NameError' },
			{ results: [failed, raised] }
		],
		['in a test that passed', { actual: '16' }, { results: [{ ...failed, verdict: 'passed' }] }],
		['in a test that was not reached', { prints: '' }, { results: [{ ...failed, verdict: 'notReached' }] }],
		['where there is nothing to look at', { code: '' }, {}],
		['by a rule without conditions', {}, { source: 'x', results: [failed] }],
		['in another answer', { answer: '5' }, { answer: ' 5' }]
	])('%s', (_, when, evidence) => {
		expect(idFor(exerciseWith(when), evidence)).toBeUndefined();
	});
});
