import { sameOutput } from './check-answer.ts';
import type { Exercise, Misconception } from './exercise.ts';

/** What one test of an attempt brought back. A `TestResult` of a grading is one. */
export interface ResultEvidence {
	/** `passed` and `notReached` results show no wrong idea; without a verdict it counts as failed. */
	readonly verdict?: 'passed' | 'failed' | 'raised' | 'notReached';
	/** As the language would print it. */
	readonly actual: string;
	readonly printed: string;
	readonly error?: { readonly type: string; readonly message: string };
}

/** What an attempt left behind: whichever of it the kind of exercise has. */
export interface AttemptEvidence {
	readonly source?: string;
	/** The answer to a predict exercise. */
	readonly answer?: string;
	/** Places of the options ticked in a choice exercise. */
	readonly chosen?: readonly number[];
	readonly results?: readonly ResultEvidence[];
}

/** The first misconception of the exercise that the attempt shows, in the author's order. */
export function matchMisconception(exercise: Exercise, evidence: AttemptEvidence): Misconception | undefined {
	if (exercise.kind === 'choice') {
		const shown = exercise.options
			.filter((_, index) => evidence.chosen?.includes(index))
			.map(({ misconception }) => misconception);
		return exercise.misconceptions.find(({ id }) => shown.includes(id));
	}
	return exercise.misconceptions.find(({ when }) => holds(when, evidence));
}

type When = Misconception['when'];

function holds(when: When, evidence: AttemptEvidence): boolean {
	const asked = [when.code, when.error, when.actual, when.prints, when.answer];
	return (
		asked.some((part) => part !== undefined) &&
		(when.code === undefined || matches(when.code, evidence.source)) &&
		(when.answer === undefined ||
			(evidence.answer !== undefined && sameOutput(when.answer, evidence.answer))) &&
		showsInResult(when, evidence.results ?? [])
	);
}

/** One failing test must show everything that is asked about tests. */
function showsInResult(when: When, results: readonly ResultEvidence[]): boolean {
	const { error, actual, prints } = when;
	if (error === undefined && actual === undefined && prints === undefined) return true;
	return results
		.filter(({ verdict = 'failed' }) => verdict === 'failed' || verdict === 'raised')
		.some(
			(result) =>
				(error === undefined || matches(error, lastLine(result.error))) &&
				(actual === undefined || matches(actual, result.actual)) &&
				(prints === undefined || matches(prints, result.printed))
		);
}

function matches(pattern: string, text: string | undefined): boolean {
	return text !== undefined && new RegExp(pattern, 'm').test(text);
}

function lastLine(error: ResultEvidence['error']): string | undefined {
	if (!error) return undefined;
	return error.message === '' ? error.type : `${error.type}: ${error.message}`;
}
