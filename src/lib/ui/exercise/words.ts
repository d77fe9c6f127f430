import type { RunOutcome } from '#lib/run/outcome.ts';
import { m } from '#lib/messages/messages.js';

const seconds = (ms: number) =>
	ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;

/** How a run ended, in one line. */
export function describeOutcome(outcome: RunOutcome): string {
	switch (outcome.status) {
		case 'finished':
			return m.exercise_status_finished({ time: seconds(outcome.ms) });
		case 'failed':
			return outcome.error.line === undefined
				? m.exercise_status_failed_anywhere({ type: outcome.error.type })
				: m.exercise_status_failed({ type: outcome.error.type, line: outcome.error.line });
		case 'timedOut':
			return m.exercise_status_timed_out({ seconds: Math.round(outcome.limitMs / 1000) });
		case 'tooMuchOutput':
			return describeOutput(outcome);
		case 'outOfMemory':
			return m.exercise_status_memory({ megabytes: Math.round(outcome.limitBytes / 2 ** 20) });
		case 'recursed':
			return m.exercise_status_recursed();
		case 'stopped':
			return m.exercise_status_stopped();
		case 'crashed':
			return m.exercise_status_crashed({ reason: outcome.reason });
	}
}

/** A line without end is no count of lines. */
function describeOutput({ lines, bytes }: { lines: number; bytes: number }): string {
	if (lines < 2) return m.exercise_status_output_long({ kilobytes: Math.round(bytes / 1024) });
	return m.exercise_status_output({ lines });
}

/** The 1-based line of the learner's file that an outcome points at. */
export function errorLineOf(outcome: RunOutcome | undefined): number | undefined {
	return outcome?.status === 'failed' || outcome?.status === 'recursed' ? outcome.error?.line : undefined;
}

/** What is asked of the learner. */
export const kindWords = {
	code: m.exercise_kind_code,
	predict: m.exercise_kind_predict,
	choice: m.exercise_kind_choice
};
