import { describe, expect, it } from 'vitest';
import { formatBytes, shareOf } from '#lib/ui/controls/amount.ts';
import { isApple, nameKeys } from '#lib/ui/controls/shortcut.ts';
import { anchorOf } from '#lib/ui/markup/heading.ts';
import { highlight } from '#lib/ui/markup/highlight.ts';
import { readLink } from '#lib/ui/markup/link.ts';

describe('amounts', () => {
	it.each([
		[0, '0 B'],
		[999, '999 B'],
		[1000, '1.0 kB'],
		[3_140_000, '3.1 MB'],
		[9_960_000, '10 MB'],
		[13_500_000, '14 MB'],
		[2_500_000_000, '2.5 GB']
	])('says %d bytes as %s', (bytes, words) => {
		expect(formatBytes(bytes)).toBe(words);
	});

	it('never shows less than nothing or more than all', () => {
		expect([shareOf(-1, 4), shareOf(1, 4), shareOf(5, 4), shareOf(0, 0)]).toEqual([0, 0.25, 1, 1]);
	});
});

describe('shortcuts', () => {
	it('are named as the keyboard names them', () => {
		expect(nameKeys('mod+k', false)).toEqual(['Ctrl', 'K']);
		expect(nameKeys('mod+enter', true)).toEqual(['⌘', '↵']);
		expect(isApple('MacIntel')).toBe(true);
		expect(isApple('Linux x86_64')).toBe(false);
	});
});

describe('headings', () => {
	it('have an anchor in any script', () => {
		expect(anchorOf([{ type: 'text', text: 'What’s a Größe, 値?' }])).toBe('what-s-a-größe-値');
		expect(anchorOf([{ type: 'text', text: '?!' }])).toBe('section');
	});
});

describe('links', () => {
	it.each([
		['/learn/python/lists', 'page'],
		['#lists', 'place'],
		['https://example.org', 'external'],
		['mailto:a@example.org', 'external'],
		['//example.org', 'none'],
		['/\\example.org', 'none'],
		['javascript:alert(1)', 'none'],
		['lists', 'none']
	])('takes %s for a %s', (href, kind) => {
		expect(readLink(href).kind).toBe(kind);
	});
});

describe('highlighted code', () => {
	const sample =
		'def f(n):  # "not a string"\n\treturn f"{n}" if n > 1_0.5 else print(\'it\\\'s\')\nx = """a\nb"""\ny = "open';

	it('is letter by letter the code', () => {
		expect(
			highlight(sample, 'python')
				.map((token) => token.text)
				.join('')
		).toBe(sample);
	});

	it('knows words, texts, numbers and comments apart', () => {
		const of = (kind: string) =>
			highlight(sample, 'python')
				.filter((token) => token.kind === kind)
				.map((token) => token.text);
		expect(of('keyword')).toEqual(['def', 'return', 'if', 'else']);
		expect(of('string')).toEqual(['f"{n}"', "'it\\'s'", '"""a\nb"""', '"open']);
		expect(of('number')).toEqual(['1_0.5']);
		expect(of('comment')).toEqual(['# "not a string"']);
		expect(of('builtin')).toEqual(['print']);
	});

	it('leaves other languages as they are', () => {
		expect(highlight('if x', 'text')).toEqual([{ kind: 'plain', text: 'if x' }]);
	});
});
