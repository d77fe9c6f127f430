import { readLiteral } from './literal.ts';
import type { YamlPath, YamlSource } from './read-yaml.ts';

const mark = '\u0001';

/**
 * Lets draws, and Python literals after `returns:` or `is:`, stand as they are where YAML would stumble: it
 * reads `{ n: int(1, 9) }` as two keys, and `[(1, 'a')]` not at all. Such values are quoted; the literals
 * are marked for {@link pythonSource} to know them by. Lines keep their places.
 */
export function quotePython(yaml: string): string {
	return yaml
		.replace(/^(\s*(?:- +)?(?:returns|is): +)(\S.*)$/gm, (whole, key: string, rest: string) =>
			readLiteral(rest).ok ? key + JSON.stringify(mark + rest.trim()) : whole
		)
		.replace(/(: +)((?:ints?|word)\([-\d, ]+\))(?=\s*[,}]|\s*$)/gm, '$1"$2"');
}

/** The Python text of a value in a piece of YAML that went through {@link quotePython}. */
export function pythonSource(value: unknown, yaml: YamlSource, path: YamlPath): string {
	return typeof value === 'string' && value.startsWith(mark) ? value.slice(mark.length) : yaml.sourceOf(path);
}

/**
 * Quotes around quotes: `"'hi'"` is what YAML's habits suggest and Python does not mean.
 * @returns what a string holds when that is itself a string or a collection; undefined for all else
 */
export function findInnerLiteral(literal: string): string | undefined {
	const outer = readLiteral(literal);
	if (!outer.ok || outer.value.type !== 'str') return undefined;
	const inner = readLiteral(outer.value.value);
	const isMeant = inner.ok && ['str', 'list', 'tuple', 'set', 'dict'].includes(inner.value.type);
	return isMeant ? outer.value.value : undefined;
}
