import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Gallery from './Gallery.svelte';

async function openMenu() {
	const onact = vi.fn();
	const screen = await render(Gallery, { onact });
	const opener = screen.getByRole('button', { name: 'Exercise menu' });
	opener.element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('menuitem', { name: 'Copy the code' })).toHaveFocus();
	return { onact, opener };
}

it('is walked by arrows, past what is disabled and round the end', async () => {
	await openMenu();
	await userEvent.keyboard('{ArrowDown}{ArrowDown}');
	await expect.element(page.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(page.getByRole('menuitem', { name: 'Copy the code' })).toHaveFocus();
});

it('goes to an item by its first letter and runs it at Enter', async () => {
	const { onact } = await openMenu();
	await userEvent.keyboard('st');
	await expect.element(page.getByRole('menuitem', { name: 'Start again' })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.poll(() => onact.mock.calls).toEqual([['reset']]);
	await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
});

it('closes at Escape without running anything and gives the focus back', async () => {
	const { onact, opener } = await openMenu();
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
	await expect.element(opener).toHaveFocus();
	expect(onact).not.toHaveBeenCalled();
});
