import { expect, test } from './site.ts';

test.use({ variant: 'folder' });

test('the app works below a folder and asks nothing outside it', async ({ site, page }) => {
	await page.goto(`${site.url}/`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(site.requests.length).toBeGreaterThan(3);
	expect(site.requests.filter(({ path }) => !path.startsWith('/glim/'))).toEqual([]);
	await expect.poll(() => site.requests.filter(({ status }) => status !== 200)).toEqual([]);
});
