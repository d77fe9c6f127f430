import * as z from 'zod/mini';
import { findNearest, suggest } from './nearest.ts';
import type { Report } from './problem.ts';
import type { YamlPath, YamlSource } from './read-yaml.ts';

// Zod would otherwise probe for `eval`, which the pages' security policy reports.
z.config({ jitless: true });

/** Text that is not empty. */
export const text = z.string().check(z.regex(/\S/, 'is empty'));
/** A name in small letters with hyphens, such as `hard-coded-answer`. */
export const slug = z
	.string()
	.check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens'));
export const skillId = z
	.string()
	.check(
		z.regex(/^[a-z]+\/[a-z][a-z0-9-]*$/, 'must name a skill as language/folder, such as python/variables')
	);
export const flag = z.enum(['true', 'false'], 'must be true or false');
export const identifier = z
	.string()
	.check(z.regex(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u, 'must be a name, such as total'));
export const count = z.string().check(z.regex(/^[1-9]\d{0,2}$/, 'must be a whole number from 1'));

/**
 * Checks what was read from YAML against a schema.
 * @param known the keys an author may have meant by a misspelt one
 * @returns undefined where it does not fit; then every misfit has been reported with its line
 */
export function validate<T>(
	schema: z.ZodMiniType<T>,
	yaml: YamlSource,
	known: readonly string[],
	report: Report
): T | undefined {
	const result = schema.safeParse(yaml.value);
	if (result.success) return result.data;
	const { issues } = result.error;
	const meant = issues.flatMap((issue) => keysMeant(issue, known));
	for (const issue of issues) {
		if (issue.code !== 'invalid_type' || !meant.includes(issue.path.join('/')))
			reportIssue(issue, yaml, known, report);
	}
	return undefined;
}

/** Where a misspelt key should have stood: that one is not missing as well. */
function keysMeant(issue: z.core.$ZodIssue, known: readonly string[]): readonly string[] {
	if (issue.code !== 'unrecognized_keys') return [];
	return issue.keys.flatMap((key) => {
		const nearest = findNearest(key, known);
		return nearest ? [[...issue.path, nearest].join('/')] : [];
	});
}

function reportIssue(
	issue: z.core.$ZodIssue,
	yaml: YamlSource,
	known: readonly string[],
	report: Report
): void {
	const path = issue.path.filter((part) => typeof part !== 'symbol');
	if (issue.code === 'unrecognized_keys') {
		for (const key of issue.keys) {
			report(yaml.lineOfKey(path, key), `unknown key “${key}”${suggest(key, known)}`);
		}
		return;
	}
	report(yaml.lineOf(path), `${nameOf(path)} ${describeIssue(issue, valueAt(yaml.value, path))}`);
}

/** The key at the end of a path; an item of a list is named by its number. */
function nameOf(path: YamlPath): string {
	const last = path.at(-1);
	if (last === undefined) return 'this block';
	if (typeof last === 'string') return `“${last}”`;
	const list = path.at(-2);
	return list === undefined ? `item ${last + 1}` : `item ${last + 1} of “${list}”`;
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
	if (issue.code === 'invalid_key') {
		return 'cannot be a name; inside braces, a value with a comma in it needs quotes or a line of its own';
	}
	if (value === undefined) return 'is missing';
	if (issue.code !== 'invalid_type') return issue.message;
	if (issue.expected === 'array') return 'must be a list';
	if (issue.expected === 'object' || issue.expected === 'record') return 'must hold keys and values';
	return 'must be text; put it in quotes if it begins with a bracket or a brace';
}

function valueAt(value: unknown, path: YamlPath): unknown {
	return path.reduce<unknown>(
		(inner, part) =>
			typeof inner === 'object' && inner !== null
				? Object.entries(inner).find(([key]) => key === String(part))?.[1]
				: undefined,
		value
	);
}
