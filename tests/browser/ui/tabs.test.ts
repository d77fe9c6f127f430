import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import Gallery from './Gallery.svelte';

it('moves between tabs by arrows and shows the panel of the tab', async () => {
	const screen = await render(Gallery);
	screen.getByRole('tab', { name: 'Task' }).element().focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(screen.getByRole('tab', { name: 'Code' })).toHaveAttribute('aria-selected', 'true');
	await expect.element(screen.getByRole('tabpanel')).toHaveTextContent('This is the code.');
	await userEvent.keyboard('{End}');
	await expect.element(screen.getByRole('tabpanel')).toHaveTextContent('This is the result.');
});

it('names what is new in a tab for those who do not see the dot', async () => {
	const screen = await render(Gallery);
	await expect.element(screen.getByRole('tab', { name: 'Result new' })).toBeVisible();
});
