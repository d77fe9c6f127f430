import type { TestResult } from '#lib/run/outcome.ts';
import { m } from '#lib/messages/messages.js';

/** Long values are shown whole in the test's own table; a sentence holds what can be read at a glance. */
const longest = 80;

const quote = (text: string) => {
	const short = text.trimEnd().replaceAll('\n', ' ⏎ ');
	if (short === '') return m.exercise_test_nothing();
	return '`' + (short.length > longest ? `${short.slice(0, longest)}…` : short) + '`';
};

const quoteAll = (names: readonly string[]) => names.map(quote).join(', ');

/** One failing test in one sentence, with code in backticks. */
export function describeFailure(result: TestResult): string {
	if (result.verdict === 'notReached') return m.exercise_fail_ended();
	if (result.missing && result.missing.length > 0)
		return m.exercise_fail_missing({ names: quoteAll(result.missing) });
	if (result.forbidden && result.forbidden.length > 0) {
		return m.exercise_fail_forbidden({ names: quoteAll(result.forbidden) });
	}
	if (result.error) return describeError(result, `${result.error.type}: ${result.error.message}`);
	return result.expression ? describeValue(result, result.expression) : describeOutput(result);
}

function describeError(result: TestResult, raised: string): string {
	const error = quote(raised);
	return result.expression
		? m.exercise_fail_raised_call({ expression: quote(result.expression), error })
		: m.exercise_fail_raised_program({ error });
}

function describeValue(result: TestResult, code: string): string {
	const shown = { expression: quote(code), expected: quote(result.expected), actual: quote(result.actual) };
	const isVariable = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(code);
	return isVariable ? m.exercise_fail_variable(shown) : m.exercise_fail_call(shown);
}

function describeOutput(result: TestResult): string {
	const shown = { expected: quote(result.expected), actual: quote(result.actual) };
	const given = quoteAll(result.given.map(({ name, literal }) => `${name} = ${literal}`));
	const input = quoteAll(result.input);
	if (result.line !== undefined) {
		const { line } = result;
		if (result.actual === '') return m.exercise_fail_no_line({ line, expected: shown.expected });
		return given
			? m.exercise_fail_line_given({ given, line, ...shown })
			: m.exercise_fail_line({ line, ...shown });
	}
	if (input) return m.exercise_fail_printed_input({ input, ...shown });
	if (given) return m.exercise_fail_printed_given({ given, ...shown });
	return m.exercise_fail_printed(shown);
}
