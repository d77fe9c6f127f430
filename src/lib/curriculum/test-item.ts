import * as z from 'zod/mini';
import type { YamlSource } from './read-yaml.ts';
import { count, flag, identifier, text } from './validate.ts';

const number = z.string().check(z.regex(/^\d+(\.\d+)?(e-?\d+)?$/, 'must be a number such as 0.01'));
const names = z.array(identifier).check(z.minLength(1, 'must hold at least one name'));

const shape = {
	says: text,
	prints: z.optional(z.string()),
	line: z.optional(count),
	call: z.optional(text),
	returns: z.optional(z.unknown()),
	variable: z.optional(identifier),
	is: z.optional(z.unknown()),
	raises: z.optional(identifier),
	uses: z.optional(names),
	avoids: z.optional(names),
	input: z.optional(z.array(z.string())),
	given: z.optional(z.record(identifier, z.unknown())),
	draw: z.optional(z.record(identifier, z.string())),
	times: z.optional(count),
	tolerance: z.optional(number),
	hidden: z.optional(flag)
};
const item = z.strictObject(shape);

/** The `tests` block as YAML gives it. */
export const testItems = z.array(item);
export const testKeys: readonly string[] = Object.keys(shape);

export type TestItem = z.infer<typeof item>;

/** One item of a `tests` block with its place in the file. */
export interface TestPlace {
	readonly item: TestItem;
	readonly index: number;
	readonly yaml: YamlSource;
	/** Reports at a key of this test, or without one where the test begins. */
	readonly fault: (key: keyof TestItem | undefined, reason: string) => void;
}
