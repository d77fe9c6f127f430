import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { Appearance } from '#lib/ui/appearance.svelte.ts';
import '#lib/ui/base.css';
import SettingsPage from '#lib/ui/settings/SettingsPage.svelte';
import '#lib/ui/tokens.css';

const root = document.documentElement;
const themeScript = await (await fetch('/theme.js')).text();

/** What a page does before its first paint. */
function startPage(): Appearance {
	delete root.dataset['theme'];
	delete root.dataset['textSize'];
	const script = document.createElement('script');
	script.text = themeScript;
	document.head.append(script);
	script.remove();
	return new Appearance(root);
}

beforeEach(() => localStorage.clear());
afterEach(() => {
	vi.restoreAllMocks();
	localStorage.clear();
	startPage();
});

describe('the look', () => {
	it('follows the system until something is chosen', () => {
		expect(startPage().theme).toBe('system');
		expect(root.dataset['theme']).toBe('system');
	});

	it('changes at once and is there before the next page paints', async () => {
		await render(SettingsPage, { appearance: startPage() });
		await page.getByRole('radio', { name: 'Night water' }).click({ force: true });
		await expect.poll(() => getComputedStyle(root).colorScheme).toBe('dark');
		const dark = getComputedStyle(document.body).color;
		await page.getByRole('radio', { name: 'Morning shallows' }).click({ force: true });
		await expect.poll(() => getComputedStyle(root).colorScheme).toBe('light');
		expect(getComputedStyle(document.body).color).not.toBe(dark);
		expect(startPage().theme).toBe('light');
	});

	it('makes the text larger, and all that is measured by it', async () => {
		await render(SettingsPage, { appearance: startPage() });
		const usual = parseFloat(getComputedStyle(document.body).fontSize);
		await page.getByRole('radio', { name: 'Largest' }).click({ force: true });
		await expect.poll(() => parseFloat(getComputedStyle(document.body).fontSize)).toBeCloseTo(usual * 1.5);
		expect(startPage().textSize).toBe('largest');
	});

	it('takes a damaged setting for none', () => {
		localStorage.setItem('glim-theme', 'plaid"><script>');
		localStorage.setItem('glim-text-size', '900');
		const appearance = startPage();
		expect([appearance.theme, appearance.textSize]).toEqual(['system', 'usual']);
	});

	it('follows a choice made in another tab', () => {
		const appearance = startPage();
		appearance.follow(new StorageEvent('storage', { key: 'glim-theme', newValue: 'contrast' }));
		expect(root.dataset['theme']).toBe('contrast');
	});

	it('still changes, and says it will not last, where the browser keeps nothing', async () => {
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		await render(SettingsPage, { appearance: startPage() });
		await page.getByRole('radio', { name: 'High contrast' }).click({ force: true });
		await expect.element(page.getByRole('status')).toHaveTextContent(/They last until you close the page/);
		expect(root.dataset['theme']).toBe('contrast');
	});
});
