import { isAlias, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Scalar, YAMLError } from 'yaml';
import type { Report } from './problem.ts';

export type YamlPath = readonly (string | number)[];

/** A piece of YAML that was read, with the places of its parts. All scalars are text, as they were written. */
export interface YamlSource {
	readonly value: unknown;
	/** The line in the file of what lies at a path, or of the nearest thing around it. */
	lineOf(path: YamlPath): number;
	/** The line on which the text at a path begins: for a `|` block the one below the bar. */
	lineOfText(path: YamlPath): number;
	/** The line of a key itself: where a misspelt one stands. */
	lineOfKey(path: YamlPath, key: string): number;
	/** The text at a path as it was written, quotes and brackets included; the content of a `|` block. */
	sourceOf(path: YamlPath): string;
}

const reasons: Readonly<Record<string, string>> = {
	DUPLICATE_KEY: 'this key stands twice',
	TAB_AS_INDENT: 'indent with spaces, not with tabs',
	BLOCK_AS_IMPLICIT_KEY: 'text with a colon and a space in it needs quotes, or a | block',
	MULTILINE_IMPLICIT_KEY: 'a key needs a colon and a space after it; is one missing here or above?',
	BAD_INDENT: 'the indentation does not fit the lines above',
	UNEXPECTED_TOKEN: 'there is more text after the value; put the whole of it in quotes, or in a |- block',
	BAD_DQ_ESCAPE: 'a backslash in double quotes needs doubling (\\\\), or use single quotes'
};

/**
 * Reads YAML without guessing types: `15`, `3.0` and `true` stay text.
 * @param firstLine the line of the file on which the text begins
 * @returns undefined where it is not YAML; then everything wrong has been reported
 */
export function readYaml(text: string, firstLine: number, report: Report): YamlSource | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
	const lineAt = (offset: number) => Math.max(0, lines.linePos(offset).line - 1) + firstLine;
	const errors = [...document.errors, ...document.warnings];
	for (const error of errors) report(lineAt(error.pos[0]), explain(error));
	if (reportAliases(document, (offset, reason) => report(lineAt(offset), reason)) || errors.length > 0) {
		return undefined;
	}
	return {
		value: document.toJS(),
		lineOf: (path) => lineAt(offsetOf(document, path)),
		lineOfText: (path) => lineAt(offsetOf(document, path)) + (isBlock(document.getIn(path, true)) ? 1 : 0),
		lineOfKey: (path, key) => lineAt(offsetOfKey(document, path, key)),
		sourceOf: (path) => sourceOf(document, text, path)
	};
}

function explain(error: YAMLError): string {
	return reasons[error.code] ?? `this is not YAML: ${error.message.split('\n')[0]}`;
}

function reportAliases(document: Document, report: Report): boolean {
	let found = false;
	visit(document, {
		Node(_, node) {
			if (!isAlias(node) && !node.anchor) return;
			found = true;
			report(
				node.range?.[0] ?? 0,
				'anchors (&) and references (*) cannot be used here; use quotes for the sign'
			);
		}
	});
	return found;
}

function offsetOf(document: Document, path: YamlPath): number {
	for (let length = path.length; length >= 0; length -= 1) {
		const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return 0;
}

function offsetOfKey(document: Document, path: YamlPath, key: string): number {
	const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
	const pair = isMap(map)
		? map.items.find((item) => isScalar(item.key) && item.key.value === key)
		: undefined;
	return isNode(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}

function sourceOf(document: Document, text: string, path: YamlPath): string {
	const node: unknown = document.getIn(path, true);
	if (isBlock(node)) return String(node.value);
	if ((isScalar(node) || isCollection(node)) && node.range)
		return text.slice(node.range[0], node.range[1]).trim();
	return '';
}

function isBlock(node: unknown): node is Scalar {
	return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}
