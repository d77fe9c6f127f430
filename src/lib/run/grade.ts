import { drawTest } from '#lib/curriculum/draw.ts';
import type { CodeExercise, Probe, TestCase } from '#lib/curriculum/exercise.ts';
import { findNames } from '#lib/curriculum/tokens.ts';
import { isSameValue, normaliseOutput, pickLine } from './compare.ts';
import type { Observation, TestResult, TestVerdict } from './outcome.ts';
import { showValue } from './show.ts';

/** What the sandbox is told about one test: inputs only, never what is expected. */
export interface ProbeRequest {
	readonly index: number;
	readonly input: readonly string[];
	readonly given: readonly { readonly name: string; readonly literal: string }[];
	readonly probe: Exclude<Probe, { kind: 'source' }>;
}

export interface TestPlan {
	/** The tests in order, with their random values drawn. */
	readonly tests: readonly TestCase[];
	/** What must be run over the learner's program. */
	readonly probes: readonly ProbeRequest[];
	/** What must be run over the reference solution, because a test expects what the solution does. */
	readonly solutionProbes: readonly ProbeRequest[];
}

/**
 * Draws the random inputs of an exercise's tests and says what has to be run.
 * @param random gives numbers in [0, 1)
 */
export function planTests(exercise: CodeExercise, random: () => number): TestPlan {
	const tests = exercise.tests.map((test) => drawTest(test, random));
	const probes = tests.flatMap((test, index) => toRequest(test, index));
	const isOfSolution = ({ index }: ProbeRequest) => tests[index]?.expect.kind === 'solution';
	return { tests, probes, solutionProbes: probes.filter(isOfSolution) };
}

function toRequest(test: TestCase, index: number): ProbeRequest[] {
	const { probe, input, given } = test;
	return probe.kind === 'source' ? [] : [{ index, input, given, probe }];
}

export type Observations = ReadonlyMap<number, Observation>;

/** Judges every test of a plan. Observations are found by the test's index; a missing one was not reached. */
export function judgeTests(
	plan: TestPlan,
	source: string,
	observations: Observations,
	fromSolution: Observations
): readonly TestResult[] {
	return plan.tests.map((test, index) =>
		judgeTest(test, index, source, observations.get(index), fromSolution.get(index))
	);
}

type Shown = Pick<TestResult, 'verdict' | 'expected' | 'actual'> &
	Partial<Pick<TestResult, 'error' | 'missing' | 'forbidden'>>;

/**
 * Compares what one test brought back with what it expects.
 * @param observation of the learner's program; undefined when the run ended before this test
 * @param fromSolution of the reference solution on the same input, where the test asks for it
 */
export function judgeTest(
	test: TestCase,
	index: number,
	source: string,
	observation: Observation | undefined,
	fromSolution: Observation | undefined
): TestResult {
	const shown =
		test.probe.kind === 'source'
			? judgeSource(test.probe, source)
			: judgeRun(test, observation, fromSolution);
	return {
		index,
		label: test.label,
		hidden: test.hidden,
		input: test.input,
		given: test.given,
		printed: observation?.printed ?? '',
		...(test.probe.kind === 'call' ? { expression: test.probe.expression } : {}),
		...(test.expect.kind === 'output' && test.expect.line !== undefined ? { line: test.expect.line } : {}),
		...shown
	};
}

function judgeSource(probe: Extract<Probe, { kind: 'source' }>, source: string): Shown {
	const names = findNames(source);
	const missing = probe.uses.filter((name) => !names.has(name));
	const forbidden = probe.avoids.filter((name) => names.has(name));
	const passed = missing.length === 0 && forbidden.length === 0;
	return {
		verdict: passed ? 'passed' : 'failed',
		expected: probe.uses.join(', '),
		actual: probe.uses.filter((name) => names.has(name)).join(', '),
		missing,
		forbidden
	};
}

function judgeRun(
	test: TestCase,
	observation: Observation | undefined,
	fromSolution: Observation | undefined
): Shown {
	const expected = showExpected(test, fromSolution);
	if (observation === undefined) return { verdict: 'notReached', expected, actual: '' };
	const exception = findExpectedException(test, fromSolution);
	if (exception !== undefined) return judgeException(test, exception, observation);
	if (observation.kind === 'raised') {
		const { error } = observation;
		return { verdict: 'raised', expected, actual: nameError(error), error };
	}
	const passed = matches(test, observation, fromSolution);
	return { verdict: passed ? 'passed' : 'failed', expected, actual: showActual(test, observation) };
}

/** A solution that raises on some input expects the same of the learner's program. */
function findExpectedException(test: TestCase, fromSolution: Observation | undefined): string | undefined {
	if (test.expect.kind === 'exception') return test.expect.name;
	return test.expect.kind === 'solution' && fromSolution?.kind === 'raised'
		? fromSolution.error.type
		: undefined;
}

/** A call test asks what the call raises: the same error before the call is not an answer to it. */
function judgeException(test: TestCase, name: string, observation: Observation): Shown {
	if (observation.kind === 'value') {
		const actual = test.probe.kind === 'call' ? showValue(observation.value) : observation.printed;
		return { verdict: 'failed', expected: name, actual };
	}
	const { error, phase } = observation;
	const inTime = test.probe.kind !== 'call' || phase === 'call';
	const verdict: TestVerdict = inTime && error.type === name ? 'passed' : 'raised';
	return { verdict, expected: name, actual: nameError(error), error };
}

function nameError(error: { readonly type: string; readonly message: string }): string {
	return error.message === '' ? error.type : `${error.type}: ${error.message}`;
}

type Returned = Extract<Observation, { kind: 'value' }>;

function matches(test: TestCase, observation: Returned, fromSolution: Observation | undefined): boolean {
	const { expect } = test;
	switch (expect.kind) {
		case 'value':
			return isSameValue(expect.value, observation.value, expect.tolerance);
		case 'output':
			return pickOutput(observation.printed, expect.line) === normaliseOutput(expect.text);
		case 'solution':
			if (fromSolution?.kind !== 'value') return false;
			return expect.of === 'value'
				? isSameValue(fromSolution.value, observation.value, expect.tolerance)
				: normaliseOutput(observation.printed) === normaliseOutput(fromSolution.printed);
		case 'exception':
		case 'source':
			return false;
	}
}

function pickOutput(printed: string, line: number | undefined): string | undefined {
	return line === undefined ? normaliseOutput(printed) : pickLine(printed, line);
}

function showExpected(test: TestCase, fromSolution: Observation | undefined): string {
	const { expect } = test;
	switch (expect.kind) {
		case 'value':
			return showValue(expect.value);
		case 'output':
			return expect.text;
		case 'exception':
			return expect.name;
		case 'solution':
			if (fromSolution?.kind !== 'value') return fromSolution?.error.type ?? '';
			return expect.of === 'value' ? showValue(fromSolution.value) : fromSolution.printed;
		case 'source':
			return '';
	}
}

function showActual(test: TestCase, observation: Returned): string {
	const { expect } = test;
	if (expect.kind === 'output') return pickOutput(observation.printed, expect.line) ?? '';
	if (expect.kind === 'solution' && expect.of === 'output') return observation.printed;
	return showValue(observation.value);
}
