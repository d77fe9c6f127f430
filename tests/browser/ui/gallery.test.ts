import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import '#lib/ui/base.css';
import '#lib/ui/tokens.css';
import ErrorPage from '#lib/ui/ErrorPage.svelte';
import { findings } from './axe.ts';
import FrameStage from './FrameStage.svelte';
import Gallery from './Gallery.svelte';

const themes = ['dark', 'light', 'contrast'] as const;

describe.each(themes)('in the theme %s', (theme) => {
	beforeEach(() => {
		document.documentElement.dataset['theme'] = theme;
	});

	it('axe finds nothing in all controls together', async () => {
		await render(Gallery);
		expect(await findings()).toEqual([]);
	});

	it('axe finds nothing in an open dialog', async () => {
		const screen = await render(Gallery);
		await screen.getByRole('button', { name: 'Open the dialog' }).click();
		await expect.element(page.getByRole('dialog', { name: 'Start again?' })).toBeVisible();
		expect(await findings()).toEqual([]);
	});

	it('axe finds nothing in an open menu', async () => {
		const screen = await render(Gallery);
		await screen.getByRole('button', { name: 'Exercise menu' }).click();
		await expect.element(page.getByRole('menu')).toBeVisible();
		expect(await findings()).toEqual([]);
	});

	it('axe finds nothing in the frame with its palette open', async () => {
		await render(FrameStage, { offline: true, onupdate: async () => {} });
		expect(await findings()).toEqual([]);
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(page.getByRole('option', { name: 'Loops' })).toBeVisible();
		expect(await findings()).toEqual([]);
	});

	it('axe finds nothing in the error page', async () => {
		await render(ErrorPage, {
			status: 500,
			detail: 'TypeError: x is undefined',
			homeHref: '#',
			onreload: () => {},
			onsave: () => {}
		});
		expect(await findings()).toEqual([]);
	});
});
