import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import ToastRegion from '#lib/ui/controls/ToastRegion.svelte';
import { Toasts } from '#lib/ui/controls/toasts.svelte.ts';

async function showToasts() {
	const toasts = new Toasts();
	const run = vi.fn();
	const screen = await render(ToastRegion, { toasts });
	toasts.show({ tone: 'warn', text: 'The draft was deleted.', action: { label: 'Bring it back', run } });
	await expect.element(screen.getByText('The draft was deleted.')).toBeVisible();
	return { toasts, screen, run };
}

describe('a toast', () => {
	it('is put into a live region that was there before it', async () => {
		const { screen } = await showToasts();
		const item = screen.getByText('The draft was deleted.').element();
		expect(item.closest('[aria-live="polite"]')).not.toBeNull();
		expect(item.textContent).toContain('Careful:');
	});

	it('does its action by keyboard, once, and goes', async () => {
		const { screen, run } = await showToasts();
		screen.getByRole('button', { name: 'Bring it back' }).element().focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByText('The draft was deleted.')).not.toBeInTheDocument();
		expect(run).toHaveBeenCalledOnce();
	});

	it('is dismissed without its action', async () => {
		const { screen, run } = await showToasts();
		await screen.getByRole('button', { name: 'Dismiss' }).click();
		await expect.element(screen.getByText('The draft was deleted.')).not.toBeInTheDocument();
		expect(run).not.toHaveBeenCalled();
	});

	it('waits while it is pointed at or has the focus', async () => {
		const { toasts, screen } = await showToasts();
		const pause = vi.spyOn(toasts, 'pause');
		const resume = vi.spyOn(toasts, 'resume');
		await screen.getByText('The draft was deleted.').hover();
		expect(pause).toHaveBeenCalled();
		screen.getByRole('button', { name: 'Bring it back' }).element().focus();
		screen.getByRole('button', { name: 'Dismiss' }).element().focus();
		expect(resume).not.toHaveBeenCalled();
		screen.getByRole('button', { name: 'Dismiss' }).element().blur();
		expect(resume).toHaveBeenCalled();
	});
});
