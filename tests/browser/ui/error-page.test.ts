import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ErrorPage from '#lib/ui/ErrorPage.svelte';

it('after a crash says what is safe and offers to reload and to download the work', async () => {
	const onreload = vi.fn();
	const onsave = vi.fn();
	const screen = await render(ErrorPage, {
		status: 500,
		detail: 'boom',
		homeHref: '/glim/',
		onreload,
		onsave
	});
	await expect
		.element(screen.getByText(/everything you wrote and learned stays on this device/))
		.toBeVisible();
	await screen.getByRole('button', { name: 'Load the page again' }).click();
	await screen.getByRole('button', { name: 'Download my work' }).click();
	expect(onreload).toHaveBeenCalledOnce();
	expect(onsave).toHaveBeenCalledOnce();
	await expect.element(screen.getByText('boom')).not.toBeVisible();
});

it('for an address that leads nowhere offers the start and nothing to fear', async () => {
	const screen = await render(ErrorPage, {
		status: 404,
		detail: 'Not found',
		homeHref: '/glim/',
		onreload: () => {}
	});
	await expect.element(screen.getByRole('heading')).toHaveTextContent('There is nothing at this depth');
	await expect
		.element(screen.getByRole('link', { name: 'Go to the start' }))
		.toHaveAttribute('href', '/glim/');
	expect(screen.container.textContent).not.toContain('Not found');
});
