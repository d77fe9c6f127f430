import type { CodeExercise } from '#lib/curriculum/exercise.ts';
import { toOutcome } from './ending.ts';
import type { ReachSession } from './free-run.ts';
import { judgeTests, planTests } from './grade.ts';
import type { ProbeRequest, TestPlan } from './grade.ts';
import { gradeLimits } from './limits.ts';
import type { GradeOutcome, Observation, RunOutcome } from './outcome.ts';
import type { Job } from './protocol.ts';
import { createRandom } from './random.ts';
import type { Session } from './session.ts';

/** The reference solution is ours: its time limit only bounds a slow device. */
const referenceLimits = { ...gradeLimits, wallMs: 20_000 };

/** What the probes of one program brought back, by test, and how the run ended. */
interface Probed {
	readonly observations: ReadonlyMap<number, Observation>;
	readonly outcome: RunOutcome;
}

/**
 * Runs an exercise's tests over a submission on an interpreter that nothing has run in, and the reference
 * solution, where tests ask for it, on another; then compares here, outside the sandbox. Never rejects.
 * @param seed of the random inputs
 */
export async function gradeSubmission(
	reach: ReachSession,
	exercise: CodeExercise,
	source: string,
	seed: number
): Promise<GradeOutcome> {
	const plan = planTests(exercise, createRandom(seed));
	const session = await reach();
	if (typeof session === 'string') return judge(plan, source, unreachable(session), nothing);
	const [learner, reference] = await Promise.all([
		probe(session, 'learner', source, plan.probes),
		probe(session, 'reference', exercise.solution, plan.solutionProbes)
	]);
	return judge(plan, source, learner, reference);
}

const nothing: Probed = { observations: new Map(), outcome: { status: 'finished', ms: 0 } };

function unreachable(reason: string): Probed {
	return { observations: new Map(), outcome: { status: 'crashed', reason } };
}

function judge(plan: TestPlan, source: string, learner: Probed, reference: Probed): GradeOutcome {
	// Without the solution's answers nothing can be said about the tests that need them.
	const ended = reference.outcome.status === 'finished' ? learner.outcome : reference.outcome;
	const observations =
		reference.outcome.status === 'finished' ? learner.observations : withoutReference(plan, learner);
	const results = judgeTests(plan, source, observations, reference.observations);
	const passed = results.every((result) => result.verdict === 'passed');
	const ms = learner.outcome.status === 'finished' ? learner.outcome.ms : 0;
	return ended.status === 'finished' ? { passed, results, ms } : { passed: false, results, ended, ms };
}

function withoutReference(plan: TestPlan, learner: Probed): ReadonlyMap<number, Observation> {
	const waiting = new Set(plan.solutionProbes.map((each) => each.index));
	return new Map([...learner.observations].filter(([index]) => !waiting.has(index)));
}

function probe(
	session: Session,
	role: 'learner' | 'reference',
	source: string,
	probes: readonly ProbeRequest[]
): Promise<Probed> {
	if (probes.length === 0) return Promise.resolve(nothing);
	const job = toJob(role, source, probes);
	const asked = new Set(probes.map((each) => each.index));
	const observations = new Map<number, Observation>();
	return new Promise((resolve) => {
		session.begin(job, (word) => {
			// The first word on a test counts; a test that was not asked for does not.
			if (word.t === 'result' && asked.has(word.index) && !observations.has(word.index)) {
				observations.set(word.index, word.observation);
			}
			if (word.t === 'ended') resolve({ observations, outcome: toOutcome(word, job.limits) });
		});
	});
}

function toJob(role: 'learner' | 'reference', source: string, probes: readonly ProbeRequest[]): Job {
	return {
		mode: 'probes',
		role,
		files: [{ path: 'main.py', text: source }],
		entry: 'main.py',
		probes: probes.map((each) => ({ ...each, input: [...each.input], given: [...each.given] })),
		limits: role === 'learner' ? gradeLimits : referenceLimits
	};
}
