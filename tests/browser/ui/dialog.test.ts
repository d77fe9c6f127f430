import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Gallery from './Gallery.svelte';

async function openDialog() {
	const screen = await render(Gallery);
	const opener = screen.getByRole('button', { name: 'Open the dialog' });
	opener.element().focus();
	await userEvent.keyboard('{Enter}');
	const dialog = page.getByRole('dialog', { name: 'Start again?' });
	await expect.element(dialog).toBeVisible();
	return { dialog, opener };
}

it('takes the focus and says what it is about', async () => {
	const { dialog } = await openDialog();
	await expect.element(dialog).toHaveAccessibleDescription('Your code is kept in the history.');
	await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
});

it('keeps the focus inside while the learner tabs', async () => {
	const { dialog } = await openDialog();
	await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
	const seen = new Set<Element | null>();
	for (let press = 0; press < 8; press++) {
		await userEvent.keyboard('{Tab}');
		expect(dialog.element().contains(document.activeElement)).toBe(true);
		seen.add(document.activeElement);
	}
	expect(seen.size).toBe(4);
});

it('closes at Escape and gives the focus back to what opened it', async () => {
	const { dialog, opener } = await openDialog();
	await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	await expect.element(opener).toHaveFocus();
});

it('closes by its cross', async () => {
	const { dialog } = await openDialog();
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect.element(dialog).not.toBeInTheDocument();
});
