import type { Expectation, TestCase } from './exercise.ts';
import { readLiteral } from './literal.ts';
import { findInnerLiteral, pythonSource } from './python-value.ts';
import type { TestItem, TestPlace } from './test-item.ts';

type Looked = Pick<TestCase, 'probe' | 'expect'>;

const unquote = 'leave out the outer quotes, or use a |- block if a string is meant';
const asSolution = 'as the solution';
const expectations = ['prints', 'returns', 'is', 'raises', 'uses'] as const;

/**
 * What a test looks at, and what it must find there.
 * @returns undefined where it looks at nothing or at several things; then that has been reported
 */
export function probeOf(place: TestPlace): Looked | undefined {
	const { item, fault } = place;
	const present = expectations.filter((key) =>
		key === 'uses' ? looksAtSource(item) : item[key] !== undefined
	);
	const [looksFor, another] = present;
	if (looksFor === undefined) {
		fault(undefined, 'this test looks at nothing; it needs prints, returns, is, raises, uses or avoids');
		return undefined;
	}
	if (another !== undefined) {
		fault(another, `this test looks at “${looksFor}” and “${another}”; make it two tests`);
		return undefined;
	}
	const misfit = findMisfit(item, looksFor);
	if (misfit) {
		fault(misfit.key, misfit.reason);
		return undefined;
	}
	return lookFor(place, looksFor);
}

function looksAtSource(item: TestItem): boolean {
	return item.uses !== undefined || item.avoids !== undefined;
}

/** A key that cannot stand beside what the test looks for. */
function findMisfit(
	item: TestItem,
	looksFor: (typeof expectations)[number]
): { readonly key: keyof TestItem; readonly reason: string } | undefined {
	const has = (key: keyof TestItem) => item[key] !== undefined;
	if (looksFor === 'returns' && !has('call')) return { key: 'returns', reason: '“returns” needs a “call”' };
	if (looksFor === 'is' && !has('variable')) return { key: 'is', reason: '“is” needs a “variable”' };
	if (looksFor !== 'is' && has('variable')) return { key: 'variable', reason: '“variable” needs an “is”' };
	if (looksFor === 'is' && has('call')) return { key: 'call', reason: 'give “call” or “variable”, not both' };
	if (looksFor !== 'prints' && has('line')) return { key: 'line', reason: '“line” needs “prints”' };
	if (has('line') && (has('call') || item.prints === asSolution)) {
		return { key: 'line', reason: '“line” looks at what the whole program prints, as text written here' };
	}
	if (looksFor !== 'returns' && looksFor !== 'is' && has('tolerance')) {
		return { key: 'tolerance', reason: '“tolerance” needs “returns” or “is”' };
	}
	const running = (['call', 'input', 'given', 'draw', 'times'] as const).find(has);
	if (looksFor === 'uses' && running) {
		return {
			key: running,
			reason: `“uses” and “avoids” run nothing, so “${running}” cannot stand beside them`
		};
	}
	return undefined;
}

function lookFor(place: TestPlace, looksFor: (typeof expectations)[number]): Looked | undefined {
	const { item } = place;
	if (looksFor === 'uses') {
		const probe = { kind: 'source', uses: item.uses ?? [], avoids: item.avoids ?? [] } as const;
		return { probe, expect: { kind: 'source' } };
	}
	const expression = item.variable ?? item.call?.trim();
	const probe =
		expression === undefined ? ({ kind: 'program' } as const) : ({ kind: 'call', expression } as const);
	if (looksFor === 'prints') return { probe, expect: expectOutput(item) };
	if (looksFor === 'raises') return { probe, expect: { kind: 'exception', name: item.raises ?? '' } };
	const expect = expectValue(place, looksFor);
	return expect && { probe, expect };
}

function expectOutput(item: TestItem): Expectation {
	const text = item.prints ?? '';
	if (text === asSolution) return { kind: 'solution', of: 'output', tolerance: 1e-9 };
	return { kind: 'output', text, ...(item.line ? { line: Number(item.line) } : {}) };
}

function expectValue(place: TestPlace, key: 'returns' | 'is'): Expectation | undefined {
	const { item, index, yaml, fault } = place;
	const tolerance = item.tolerance === undefined ? 1e-9 : Number(item.tolerance);
	if (item[key] === asSolution) return { kind: 'solution', of: 'value', tolerance };
	const source = pythonSource(item[key], yaml, [index, key]);
	const result = readLiteral(source);
	const isBlock = yaml.lineOfText([index, key]) > yaml.lineOf([index, key]);
	const inner = isBlock ? undefined : findInnerLiteral(source);
	if (inner !== undefined) fault(key, `“${key}” is a string that holds ${inner}; ${unquote}`);
	if (result.ok) return { kind: 'value', value: result.value, tolerance };
	fault(key, `“${key}” is no Python literal: ${result.reason}`);
	return undefined;
}
