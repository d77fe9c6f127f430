import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Inline } from '#lib/curriculum/prose.ts';
import Prose from '#lib/ui/markup/Prose.svelte';

const text = (words: string): Inline => ({ type: 'text', text: words });
const link = (href: string): Inline => ({ type: 'link', href, children: [text('here')] });

it('adds no space between the pieces of a sentence', async () => {
	const screen = await render(Prose, {
		blocks: [
			{
				type: 'paragraph',
				children: [
					text('the list’s '),
					{ type: 'code', text: 'sort' },
					text('ing, '),
					{ type: 'strong', children: [text('not '), { type: 'emphasis', children: [text('this')] }] },
					text('.')
				]
			}
		]
	});
	expect(screen.container.querySelector('p')?.textContent).toBe('the list’s sorting, not this.');
});

it('shows markup in a text as text', async () => {
	const hostile = '<img src=x onerror=alert(1)>';
	const screen = await render(Prose, { blocks: [{ type: 'paragraph', children: [text(hostile)] }] });
	expect(screen.container.querySelector('img')).toBeNull();
	expect(screen.container.textContent).toContain(hostile);
});

it('makes no link of an address that could run code', async () => {
	const children = ['javascript:alert(1)', ' JAVASCRIPT:alert(1)', 'data:text/html,x', '//evil.example'].map(
		link
	);
	const screen = await render(Prose, { blocks: [{ type: 'paragraph', children }] });
	expect(screen.container.querySelector('a')).toBeNull();
	expect(screen.container.textContent).toContain('here');
});

it('marks a link that leads to another site', async () => {
	const screen = await render(Prose, {
		blocks: [
			{ type: 'paragraph', children: [link('https://example.org'), link('/settings'), link('#naming')] }
		]
	});
	const [external, internal] = screen.getByRole('link').elements();
	expect(external?.getAttribute('rel')).toContain('noopener');
	expect(external?.textContent).toContain('opens another site in a new tab');
	expect(internal?.getAttribute('href')).toMatch(/\/settings$/);
	expect(internal?.hasAttribute('target')).toBe(false);
});

it('gives headings the names that links to them use', async () => {
	const screen = await render(Prose, {
		blocks: [{ type: 'heading', depth: 3, children: [text('Naming a '), { type: 'code', text: 'value()' }] }]
	});
	await expect.element(screen.getByRole('heading', { level: 3 })).toHaveAttribute('id', 'naming-a-value');
});

it('shows code letter by letter, with its line breaks', async () => {
	const code = 'if x:  # "why"\n    print("<b>", 1_000)\n';
	const screen = await render(Prose, {
		blocks: [{ type: 'code', language: 'python', text: code, run: false, input: [] }]
	});
	expect(screen.container.querySelector('code')?.textContent).toBe(code);
});

it('reads a table with its first row as headings', async () => {
	const screen = await render(Prose, {
		blocks: [
			{
				type: 'table',
				rows: [
					[[text('Sign')], [text('Meaning')]],
					[[text('**')], [text('power')]]
				]
			}
		]
	});
	await expect.element(screen.getByRole('columnheader', { name: 'Meaning' })).toBeVisible();
	await expect.element(screen.getByRole('cell', { name: 'power' })).toBeVisible();
});
