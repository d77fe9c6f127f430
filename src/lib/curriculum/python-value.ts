import { readLiteral } from './literal.ts';
import type { YamlPath, YamlSource } from './read-yaml.ts';

const mark = '\u0001';

/**
 * Lets a Python literal stand after `returns:` or `is:` just as Python writes it. YAML would stumble over
 * `[(1, 'a')]`, so such a line's value is quoted, and marked for {@link pythonSource} to know it by.
 */
export function markPython(yaml: string): string {
	return yaml.replace(/^(\s*(?:- +)?(?:returns|is): +)(\S.*)$/gm, (whole, key: string, rest: string) =>
		readLiteral(rest).ok ? `${key}${JSON.stringify(mark + rest.trim())}` : whole
	);
}

/** The Python text of a value in a piece of YAML that went through {@link markPython}. */
export function pythonSource(value: unknown, yaml: YamlSource, path: YamlPath): string {
	return typeof value === 'string' && value.startsWith(mark) ? value.slice(mark.length) : yaml.sourceOf(path);
}
