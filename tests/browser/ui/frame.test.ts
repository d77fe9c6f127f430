import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import FrameStage from './FrameStage.svelte';

const palette = page.getByRole('dialog', { name: 'Search skills, exercises and pages' });

afterEach(async () => {
	await page.viewport(1280, 800);
});

describe('the frame', () => {
	it('offers to skip to the content with the first Tab, and does', async () => {
		await render(FrameStage);
		await userEvent.tab();
		const skip = page.getByRole('link', { name: 'Skip to the content' });
		await expect.element(skip).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		await expect.element(page.getByRole('main')).toHaveFocus();
		await userEvent.tab();
		await expect.element(page.getByRole('button', { name: 'In the page' })).toHaveFocus();
	});

	it('says which place one is at', async () => {
		await render(FrameStage);
		await expect.element(page.getByRole('link', { name: 'Reef' })).toHaveAttribute('aria-current', 'page');
		await expect.element(page.getByRole('link', { name: 'Home' })).not.toHaveAttribute('aria-current');
	});

	it('says politely that one is offline and that this is fine', async () => {
		const screen = await render(FrameStage);
		await screen.rerender({ offline: true });
		const words = page.getByText('You are offline. Everything on this device keeps working.');
		await expect.element(words).toBeInTheDocument();
		expect(words.element().closest('[role="status"]')).not.toBeNull();
	});

	it('offers a waiting version and starts it once', async () => {
		const onupdate = vi.fn(() => new Promise<void>(() => {}));
		await render(FrameStage, { onupdate });
		await page.getByRole('button', { name: 'Start the new version' }).click();
		await expect.element(page.getByRole('button', { name: 'Working…' })).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		expect(onupdate).toHaveBeenCalledOnce();
	});

	it('on a phone has its places under the thumb, and none of it sticks out', async () => {
		await page.viewport(360, 740);
		await render(FrameStage);
		const bar = page.getByRole('navigation').element().getBoundingClientRect();
		expect(bar.bottom).toBe(740);
		expect(document.documentElement.scrollWidth).toBe(360);
		for (const link of page.getByRole('navigation').getByRole('link').elements())
			expect(link.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
	});

	it('makes room for an exercise on a phone', async () => {
		await page.viewport(360, 740);
		await render(FrameStage, { immersive: true });
		await expect.element(page.getByRole('navigation')).not.toBeInTheDocument();
		await expect.element(page.getByRole('heading', { name: 'The reef' })).toBeVisible();
	});
});

describe('the palette', () => {
	it('opens at Ctrl-K with the search field ready', async () => {
		await render(FrameStage);
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(palette.getByRole('combobox')).toHaveFocus();
	});

	it('opens by its visible button and gives the focus back at Escape', async () => {
		await render(FrameStage);
		const opener = page.getByRole('button', { name: /^Search/ });
		await opener.click();
		await expect.element(palette.getByRole('combobox')).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(palette).not.toBeInTheDocument();
		await expect.element(opener).toHaveFocus();
	});

	it('finds by word or keyword and runs what is chosen at Enter', async () => {
		const onrun = vi.fn();
		await render(FrameStage, { onrun });
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(palette.getByRole('combobox')).toHaveFocus();
		await userEvent.keyboard('while');
		await expect.element(palette.getByRole('option', { name: 'Lists' })).not.toBeInTheDocument();
		await expect
			.element(palette.getByRole('option', { name: 'Loops' }))
			.toHaveAttribute('aria-selected', 'true');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => onrun.mock.calls).toEqual([['loops']]);
		await expect.element(palette).not.toBeInTheDocument();
	});

	it('is walked by arrows across its headings', async () => {
		const onrun = vi.fn();
		await render(FrameStage, { onrun });
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(palette.getByRole('combobox')).toHaveFocus();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
		await expect.poll(() => onrun.mock.calls).toEqual([['lists']]);
	});

	it('says when nothing goes by that name', async () => {
		await render(FrameStage);
		await userEvent.keyboard('{Control>}k{/Control}');
		await expect.element(palette.getByRole('combobox')).toHaveFocus();
		await userEvent.keyboard('zzz');
		await expect
			.element(palette.getByRole('status'))
			.toHaveTextContent('Nothing here goes by that name. Try a shorter word.');
	});
});
