import type { TestResult } from '#lib/run/outcome.ts';
import { m } from '#lib/messages/messages.js';

/** Long values are shown whole in the test's own table; a sentence holds what can be read at a glance. */
const longest = 80;

const quote = (text: string) => {
	const short = text.trimEnd().replaceAll('\n', ' ⏎ ');
	if (short === '') return m.exercise_test_nothing();
	return '`' + (short.length > longest ? `${short.slice(0, longest)}…` : short) + '`';
};

/** One failing test in one sentence, with code in backticks. */
export function describeFailure(result: TestResult): string {
	const { expected, actual } = result;
	if (result.verdict === 'notReached') return m.exercise_fail_ended();
	if (result.error) {
		const error = quote(`${result.error.type}: ${result.error.message}`);
		return result.expression
			? m.exercise_fail_raised_call({ expression: quote(result.expression), error })
			: m.exercise_fail_raised_program({ error });
	}
	if (result.expression) {
		return m.exercise_fail_call({
			expression: quote(result.expression),
			expected: quote(expected),
			actual: quote(actual)
		});
	}
	if (expected === '' && actual === '') return m.exercise_fail_source({ label: result.label });
	return describeOutput(result);
}

function describeOutput(result: TestResult): string {
	const shown = { expected: quote(result.expected), actual: quote(result.actual) };
	if (result.input.length > 0) {
		return m.exercise_fail_printed_input({ input: result.input.map(quote).join(', '), ...shown });
	}
	if (result.given.length > 0) {
		const given = result.given.map(({ name, literal }) => quote(`${name} = ${literal}`)).join(', ');
		return m.exercise_fail_printed_given({ given, ...shown });
	}
	return m.exercise_fail_printed(shown);
}
