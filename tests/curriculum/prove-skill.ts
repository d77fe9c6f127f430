import { sameOutput } from '#lib/curriculum/check-answer.ts';
import type { CodeExercise, Exercise, PredictExercise } from '#lib/curriculum/exercise.ts';
import { matchMisconception } from '#lib/curriculum/match-misconception.ts';
import type { Block, Prose } from '#lib/curriculum/prose.ts';
import type { Skill } from '#lib/curriculum/skill.ts';
import { judgeTests, planTests } from '#lib/run/grade.ts';
import type { Observations, ProbeRequest } from '#lib/run/grade.ts';
import type { Observation, TestResult } from '#lib/run/outcome.ts';
import { startPythonInNode } from '../python.ts';
import type { HarnessRequest } from '../python.ts';
import { startWatchdog } from './watchdog.ts';

/** Runs programs in the Python that Glim ships; undefined where one did not end. */
export interface Prover {
	observe(source: string, request: Partial<HarnessRequest>): Observation | undefined;
	end(): Promise<unknown>;
}

/** Boots one Python with a limit of two seconds a program. */
export async function startProver(): Promise<Prover> {
	const [python, watchdog] = [await startPythonInNode(), startWatchdog(2000)];
	python.setInterruptBuffer(watchdog.buffer);
	return {
		observe(source, request) {
			const observation = watchdog.watch(() => python.observeProgram(source, request));
			if (observation.kind === 'overflow') return undefined;
			const stopped = observation.kind === 'raised' && observation.error.type === 'KeyboardInterrupt';
			return stopped ? undefined : observation;
		},
		end: () => watchdog.end()
	};
}

/** What a skill claims of itself and Python does not bear out; empty where all of it is true. */
export function proveSkill(skill: Skill, prover: Prover, random: () => number): readonly string[] {
	return [
		...proveExamples(skill.lesson, prover).map((reason) => `${skill.id}: ${reason}`),
		...skill.exercises.flatMap((exercise) =>
			proveExercise(exercise, prover, random).map((reason) => `${exercise.id}: ${reason}`)
		)
	];
}

/** The same for one exercise. */
export function proveExercise(exercise: Exercise, prover: Prover, random: () => number): readonly string[] {
	const prose = [
		exercise.task,
		...exercise.hints,
		exercise.after,
		...exercise.misconceptions.map(({ says }) => says)
	];
	return [
		...prose.flatMap((each) => proveExamples(each, prover)),
		...(exercise.kind === 'code' ? proveCode(exercise, prover, random) : []),
		...(exercise.kind === 'predict' ? provePrediction(exercise, prover) : [])
	];
}

function proveExamples(prose: Prose, prover: Prover): readonly string[] {
	return prose.flatMap((block) => {
		if (block.type === 'list') return block.items.flatMap((item) => proveExamples(item, prover));
		if (block.type === 'quote') return proveExamples(block.children, prover);
		return block.type === 'code' && block.run ? proveExample(block, prover) : [];
	});
}

function proveExample(block: Extract<Block, { type: 'code' }>, prover: Prover): readonly string[] {
	const name = `the example “${block.text.split('\n')[0]}”`;
	const seen = prover.observe(`${block.text}\n`, { input: block.input });
	if (seen?.kind !== 'value') return [`${name} ${describe(seen)}`];
	return seen.printed.trim() === '' ? [`${name} prints nothing`] : [];
}

function describe(seen: Observation | undefined): string {
	if (!seen) return 'does not end';
	return seen.kind === 'raised' ? `raises ${seen.error.type}: ${seen.error.message}` : 'runs';
}

function provePrediction(exercise: PredictExercise, prover: Prover): readonly string[] {
	const seen = prover.observe(exercise.code, { input: exercise.input });
	if (seen?.kind !== 'value') return [`the program ${describe(seen)}`];
	if (sameOutput(seen.printed, exercise.answer)) return [];
	return [
		`the program prints ${JSON.stringify(seen.printed)}, the answer says ${JSON.stringify(exercise.answer)}`
	];
}

function proveCode(exercise: CodeExercise, prover: Prover, random: () => number): readonly string[] {
	const grade = (source: string) => gradeSource(exercise, source, prover, random);
	// Draws differ from attempt to attempt: a solution must hold for more than one of them.
	const solved = [1, 2, 3].flatMap(() => grade(exercise.solution));
	const missed = solved.filter(({ verdict }) => verdict !== 'passed');
	const claimed = matchMisconception(exercise, { source: exercise.solution, results: solved });
	return [
		...missed.map((result) => `the solution misses “${result.label}”: ${tell(result)}`),
		...(claimed ? [`the rule of ${claimed.id} matches the solution`] : []),
		...(grade(exercise.starter).every(isPassed) ? ['the starter passes every test'] : []),
		...exercise.misconceptions.flatMap(({ id, example = '' }) => {
			const results = grade(example);
			const found = matchMisconception(exercise, { source: example, results });
			return [
				...(results.every(isPassed) ? [`the example of ${id} passes every test`] : []),
				...(found?.id === id
					? []
					: [`the example of ${id} is taken for ${found?.id ?? 'none'}; ${tellAll(results)}`])
			];
		})
	];
}

function isPassed({ verdict }: TestResult): boolean {
	return verdict === 'passed';
}

function tell({ expected, actual, printed, input, given, expression, error }: TestResult): string {
	return JSON.stringify({ expected, actual, printed, input, given, expression, error: error?.message });
}

function tellAll(results: readonly TestResult[]): string {
	return results
		.filter((result) => !isPassed(result))
		.map(tell)
		.slice(0, 2)
		.join(' and ');
}

function gradeSource(
	exercise: CodeExercise,
	source: string,
	prover: Prover,
	random: () => number
): readonly TestResult[] {
	const plan = planTests(exercise, random);
	const seen = observeAll(plan.probes, source, prover);
	return judgeTests(plan, source, seen, observeAll(plan.solutionProbes, exercise.solution, prover));
}

/** A program that does not end ends the grading, as it does in the app: later tests are not reached. */
function observeAll(probes: readonly ProbeRequest[], source: string, prover: Prover): Observations {
	const observations = new Map<number, Observation>();
	for (const { index, ...request } of probes) {
		const seen = prover.observe(source, request);
		if (!seen) return observations;
		observations.set(index, seen);
	}
	return observations;
}
