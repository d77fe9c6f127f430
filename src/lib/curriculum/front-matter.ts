import type { Report } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlSource } from './read-yaml.ts';

/** A file in two: the YAML between the `---` lines, and the Markdown after it. */
export interface FrontMatter {
	readonly yaml: YamlSource;
	readonly body: string;
	/** The line of the file on which the body begins. */
	readonly bodyLine: number;
}

/** @returns undefined where there is no front matter, or it is not YAML; then the reason has been reported */
export function splitFrontMatter(text: string, report: Report): FrontMatter | undefined {
	const lines = text.split('\n');
	if (lines[0]?.trimEnd() !== '---') {
		report(1, 'the file must begin with a line of three hyphens (---) and its title');
		return undefined;
	}
	const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
	if (end < 0) {
		report(1, 'the front matter is not closed by a second line of three hyphens (---)');
		return undefined;
	}
	const yaml = readYaml(lines.slice(1, end).join('\n'), 2, report);
	return yaml && { yaml, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}
