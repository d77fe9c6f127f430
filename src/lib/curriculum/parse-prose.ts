import type { Link, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { parseFence } from './parse-fence.ts';
import type { Report } from './problem.ts';
import type { Block, Inline, Prose } from './prose.ts';

/** The top-level nodes of a Markdown text. Their positions count from the text's own first line. */
export function readMarkdown(text: string): readonly RootContent[] {
	return fromMarkdown(text, {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()]
	}).children;
}

/**
 * Reads Markdown into a tree that needs no trust: no HTML, no images, no surprises.
 * @param firstLine the line of the file on which the text begins
 */
export function parseProse(text: string, firstLine: number, report: Report): Prose {
	return proseFrom(readMarkdown(text), (line, reason) => report(line + firstLine - 1, reason));
}

/** Turns Markdown nodes into prose; lines are reported as the nodes' own. */
export function proseFrom(nodes: readonly RootContent[], report: Report): Prose {
	return nodes.flatMap((node) => blockFrom(node, report) ?? []);
}

function blockFrom(node: RootContent, report: Report): Block | undefined {
	switch (node.type) {
		case 'paragraph':
			return { type: 'paragraph', children: inlineFrom(node.children, report) };
		case 'heading':
			if (node.depth === 2 || node.depth === 3 || node.depth === 4) {
				return { type: 'heading', depth: node.depth, children: inlineFrom(node.children, report) };
			}
			report(lineOf(node), 'headings here are ## to ####; the title stands in the front matter');
			return undefined;
		case 'list':
			return {
				type: 'list',
				ordered: node.ordered === true,
				items: node.children.map((item) => proseFrom(item.children, report))
			};
		case 'blockquote':
			return { type: 'quote', children: proseFrom(node.children, report) };
		case 'table':
			return {
				type: 'table',
				rows: node.children.map((row) => row.children.map((cell) => inlineFrom(cell.children, report)))
			};
		case 'code':
			return parseFence(node, report);
		default:
			report(lineOf(node), refuse(node.type));
			return undefined;
	}
}

function inlineFrom(nodes: readonly PhrasingContent[], report: Report): readonly Inline[] {
	return nodes.flatMap((node) => spanFrom(node, report) ?? []);
}

function spanFrom(node: PhrasingContent, report: Report): Inline | undefined {
	switch (node.type) {
		case 'text':
			return { type: 'text', text: node.value.replaceAll('\n', ' ') };
		case 'inlineCode':
			return { type: 'code', text: node.value };
		case 'strong':
		case 'emphasis':
			return { type: node.type, children: inlineFrom(node.children, report) };
		case 'break':
			return { type: 'break' };
		case 'link':
			return { type: 'link', href: addressOf(node, report), children: inlineFrom(node.children, report) };
		default:
			report(lineOf(node), refuse(node.type));
			return undefined;
	}
}

/** A skill or an exercise is named by its id; it is learned on the page of that name. */
function addressOf(node: Link, report: Report): string {
	if (/^[a-z]+\/[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/.test(node.url)) return `/learn/${node.url}`;
	if (!/^https:\/\/\S+$/.test(node.url)) {
		report(
			lineOf(node),
			`the link “${node.url}” must be an address with https:// or a skill such as python/lists`
		);
	}
	return node.url;
}

function refuse(type: string): string {
	if (type === 'html') return 'HTML cannot stand here; put code such as `<name>` in backticks';
	if (type.startsWith('image')) return 'images cannot stand here; say it in words or in a table';
	if (type === 'thematicBreak') return 'a line of hyphens cannot stand here; use a ## heading';
	return 'links are written in place, [text](https://…), not by reference';
}

function lineOf(node: RootContent): number {
	return node.position?.start.line ?? 1;
}
