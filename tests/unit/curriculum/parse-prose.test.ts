import { expect, it } from 'vitest';
import { parseProse } from '#lib/curriculum/parse-prose.ts';

const parse = (text: string) =>
	parseProse(text, 1, (line, reason) => {
		throw new Error(`${line} ${reason}`);
	});
const text = (text: string) => ({ type: 'text', text });
const paragraph = (...children: readonly unknown[]) => ({ type: 'paragraph', children });

it('reads the marks inside a line', () => {
	expect(parse('A **b *c*** `d < e`,\n[f](https://g.example) and [h](python/lists).')).toEqual([
		paragraph(
			text('A '),
			{ type: 'strong', children: [text('b '), { type: 'emphasis', children: [text('c')] }] },
			text(' '),
			{ type: 'code', text: 'd < e' },
			text(', '),
			{ type: 'link', href: 'https://g.example', children: [text('f')] },
			text(' and '),
			{ type: 'link', href: '/learn/python/lists', children: [text('h')] },
			text('.')
		)
	]);
});

it('keeps a line break that was asked for', () => {
	expect(parse('a\\\nb')).toEqual([paragraph(text('a'), { type: 'break' }, text('b'))]);
});

it('reads headings of the second to fourth level', () => {
	expect(parse('## a\n### b\n#### c')).toMatchObject([{ depth: 2 }, { depth: 3 }, { depth: 4 }]);
});

it('reads lists with blocks inside, and quotes', () => {
	expect(parse('1. a\n   ```python\n   b\n   ```\n2. c\n\n> - d')).toEqual([
		{
			type: 'list',
			ordered: true,
			items: [
				[paragraph(text('a')), { type: 'code', language: 'python', text: 'b', run: false, input: [] }],
				[paragraph(text('c'))]
			]
		},
		{
			type: 'quote',
			children: [{ type: 'list', ordered: false, items: [[paragraph(text('d'))]] }]
		}
	]);
});

it('reads a table, its heading as the first row', () => {
	expect(parse('| a | `b` |\n|---|---|\n| c | d |')).toEqual([
		{
			type: 'table',
			rows: [
				[[text('a')], [{ type: 'code', text: 'b' }]],
				[[text('c')], [text('d')]]
			]
		}
	]);
});

it('reads a program that runs, with its input lines', () => {
	expect(parse('```python run input="Ada|36|"\nx\n```\n\n```\nplain\n```')).toEqual([
		{ type: 'code', language: 'python', text: 'x', run: true, input: ['Ada', '36', ''] },
		{ type: 'code', language: 'text', text: 'plain', run: false, input: [] }
	]);
});
