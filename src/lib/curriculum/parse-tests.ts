import { findPlaceholders } from './draw.ts';
import type { Draw, TestCase } from './exercise.ts';
import type { SpecialBlock } from './exercise-parts.ts';
import { readLiteral } from './literal.ts';
import { parseDraw } from './parse-draw.ts';
import { probeOf } from './parse-probe.ts';
import type { Report } from './problem.ts';
import { findInnerLiteral, quotePython } from './python-value.ts';
import { readYaml } from './read-yaml.ts';
import { testItems, testKeys } from './test-item.ts';
import type { TestPlace } from './test-item.ts';
import { validate } from './validate.ts';

const fewest = 6;

/**
 * Reads the `tests` block of a code exercise. A test with `times: N` comes back N times: each will draw for
 * itself.
 * @param solution the reference solution, in which `given` names must be assigned
 */
export function parseTests(block: SpecialBlock, solution: string, report: Report): readonly TestCase[] {
	const yaml = readYaml(quotePython(block.text), block.line + 1, report);
	const items = yaml && validate(testItems, yaml, testKeys, report);
	if (!yaml || !items) return [];
	const tests = items.flatMap((item, index) => {
		const fault: TestPlace['fault'] = (key, reason) =>
			report(key ? yaml.lineOfKey([index], key) : yaml.lineOf([index]), reason);
		return testsFrom({ item, index, yaml, fault }, solution);
	});
	const planned = items.reduce((sum, item) => sum + Number(item.times ?? 1), 0);
	if (planned < fewest) {
		report(block.line, `a code exercise needs at least ${fewest} tests (times counts); here are ${planned}`);
	}
	return tests;
}

function testsFrom(place: TestPlace, solution: string): readonly TestCase[] {
	const { item, fault } = place;
	const draws = drawsOf(place);
	const given = givenOf(place, solution);
	const looked = probeOf(place);
	if (item.says.trim().includes('\n')) fault('says', '“says” must be one line');
	if (item.times && !item.draw) fault('times', '“times” repeats the same test where there is no “draw”');
	if (!looked) return [];
	const test: TestCase = {
		label: item.says.trim(),
		hidden: item.hidden === 'true',
		input: item.input ?? [],
		given,
		draws,
		...looked
	};
	reportUnusedDraws(test, fault);
	return Array.from({ length: Number(item.times ?? 1) }, () => test);
}

function drawsOf({ item, fault }: TestPlace): Readonly<Record<string, Draw>> {
	const parsed = Object.entries(item.draw ?? {}).map(([name, text]) => [name, parseDraw(text)] as const);
	return Object.fromEntries(
		parsed.flatMap(([name, draw]) => {
			if (typeof draw !== 'string') return [[name, draw]];
			fault('draw', draw);
			return [];
		})
	);
}

function reportUnusedDraws(test: TestCase, fault: TestPlace['fault']): void {
	const expression = test.probe.kind === 'call' ? test.probe.expression : '';
	const places = [expression, ...test.input, ...test.given.map(({ literal }) => literal)];
	const used = new Set(places.flatMap(findPlaceholders));
	for (const name of Object.keys(test.draws)) {
		if (!used.has(name)) fault('draw', `{${name}} stands nowhere in “call”, “input” or “given”`);
	}
}

function givenOf(place: TestPlace, solution: string): TestCase['given'] {
	const { item, index, yaml, fault } = place;
	return Object.entries(item.given ?? {}).map(([name, value]) => {
		const literal = givenLiteral(value, place, yaml.sourceOf([index, 'given', name]));
		const reason = findLiteralFault(literal, place);
		if (reason) fault('given', `the given ${name} is no Python literal: ${reason}`);
		const inner = findInnerLiteral(literal);
		if (inner !== undefined) {
			fault('given', `the given ${name} is a string that holds ${inner}; leave out the outer quotes`);
		}
		if (!assigns(solution, name)) {
			fault(
				'given',
				`the solution has no line “${name} = …” at its left margin whose value could be replaced`
			);
		}
		return { name, literal };
	});
}

/** `"{p}"` has quotes for YAML's sake only: it stands for the drawn value itself. */
function givenLiteral(value: unknown, { item }: TestPlace, source: string): string {
	const drawn = typeof value === 'string' ? /^\{(\w+)\}$/.exec(value)?.[1] : undefined;
	return drawn && Object.hasOwn(item.draw ?? {}, drawn) ? `{${drawn}}` : source.trim();
}

/** Whatever is drawn, a number in its place shows whether the rest is a literal. */
function findLiteralFault(literal: string, { item }: TestPlace): string | undefined {
	const filled = Object.keys(item.draw ?? {}).reduce(
		(text, name) => text.replaceAll(`{${name}}`, '0'),
		literal
	);
	const result = readLiteral(filled);
	return result.ok ? undefined : result.reason;
}

function assigns(source: string, name: string): boolean {
	return new RegExp(`^${name}\\s*(?::[^=\\n]+)?=(?!=)`, 'mu').test(source);
}
