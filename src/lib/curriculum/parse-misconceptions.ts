import * as z from 'zod/mini';
import { sameOutput } from './check-answer.ts';
import type { Misconception } from './exercise.ts';
import type { SpecialBlock } from './exercise-parts.ts';
import { parseProse } from './parse-prose.ts';
import type { Report } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlPath, YamlSource } from './read-yaml.ts';
import { slug, text, validate } from './validate.ts';

const conditions = {
	code: z.optional(text),
	error: z.optional(text),
	actual: z.optional(text),
	prints: z.optional(text),
	answer: z.optional(z.string())
};
const shape = { id: slug, says: text, when: z.strictObject(conditions), example: z.optional(text) };
const item = z.strictObject(shape);
const schema = z.array(item);
const keys = [...Object.keys(shape), ...Object.keys(conditions)];

type Item = z.infer<typeof item>;
type Fault = (path: YamlPath, reason: string) => void;

/**
 * Reads the `misconceptions` block.
 * @param answer the right answer of a predict exercise; undefined for a code exercise
 */
export function parseMisconceptions(
	block: SpecialBlock,
	answer: string | undefined,
	report: Report
): readonly Misconception[] {
	const yaml = readYaml(block.text, block.line + 1, report);
	const items = yaml && validate(schema, yaml, keys, report);
	if (!yaml || !items) return [];
	return items.map((each, index) => {
		const fault: Fault = (path, reason) => report(yaml.lineOf([index, ...path]), reason);
		if (items.findIndex(({ id }) => id === each.id) < index)
			fault(['id'], `a second misconception “${each.id}”`);
		checkConditions(each, answer, fault);
		return misconceptionFrom(each, index, yaml, report);
	});
}

function misconceptionFrom(each: Item, index: number, yaml: YamlSource, report: Report): Misconception {
	const { code, error, actual, prints, answer } = each.when;
	return {
		id: each.id,
		says: parseProse(each.says, yaml.lineOfText([index, 'says']), report),
		when: {
			...(code === undefined ? {} : { code }),
			...(error === undefined ? {} : { error }),
			...(actual === undefined ? {} : { actual }),
			...(prints === undefined ? {} : { prints }),
			...(answer === undefined ? {} : { answer })
		},
		...(each.example === undefined ? {} : { example: each.example })
	};
}

function checkConditions(each: Item, answer: string | undefined, fault: Fault): void {
	if (answer === undefined) checkCodeConditions(each, fault);
	else checkPredictConditions(each, answer, fault);
	for (const key of ['code', 'error', 'actual', 'prints'] as const) {
		const reason = findPatternFault(each.when[key]);
		if (reason) fault(['when', key], `“${key}” is no regular expression: ${reason}`);
	}
}

function checkCodeConditions(each: Item, fault: Fault): void {
	if (each.when.answer !== undefined) fault(['when', 'answer'], 'only a predict exercise has an “answer”');
	else if (Object.keys(each.when).length === 0) fault(['when'], '“when” needs code, error, actual or prints');
	if (each.example === undefined)
		fault([], `the misconception “${each.id}” needs an “example”, a program that shows it`);
}

function checkPredictConditions(each: Item, answer: string, fault: Fault): void {
	const [other] = Object.keys(each.when).filter((key) => key !== 'answer');
	if (other)
		fault(['when', other], `a predict exercise recognises a misconception by “answer”, not by “${other}”`);
	else if (each.when.answer === undefined) fault(['when'], '“when” needs the “answer” that shows it');
	else if (sameOutput(each.when.answer, answer)) fault(['when', 'answer'], 'this is the right answer');
	if (each.example !== undefined) fault(['example'], 'a predict exercise needs no “example”');
}

function findPatternFault(pattern: string | undefined): string | undefined {
	if (pattern === undefined) return undefined;
	try {
		new RegExp(pattern, 'm');
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
