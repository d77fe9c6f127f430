import type { Page } from '@playwright/test';
import { KillableBrowser } from './killable.ts';
import { expect, test, waitUntilInstalled } from './site.ts';
import type { Site } from './site.ts';

const makeReady = { name: /^Make everything ready/ };

const chunksAsked = (site: Site) => site.requests.filter(({ path }) => path.endsWith('.bin'));

function countKept(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const keys = await (await caches.open('glim::pack:python')).keys();
		return keys.filter((key) => key.url.includes('/chunk/')).length;
	});
}

/** The manifest is kept among the chunks. */
async function countChunks(page: Page): Promise<number> {
	return (await countKept(page)) - 1;
}

test('one button makes everything ready, with a progress bar in bytes', async ({ site, page }) => {
	await page.goto(`${site.url}/device`);
	await waitUntilInstalled(page);
	// Half of Python stays away for now, so that the bar stands still to be looked at.
	let asked = 0;
	site.breakPaths((path) => (path.endsWith('.bin') && (asked += 1) > 6 ? { kind: 'hang' } : undefined));
	await page.getByRole('button', makeReady).click();
	const bar = page.getByRole('progressbar');
	await expect(bar).toHaveAttribute('aria-valuetext', /^\d.* MB of \d.* MB$/);
	await page.getByRole('button', { name: 'Stop for now' }).click();
	await expect(page.getByText('What has arrived is kept.')).toBeVisible();
	await expect(bar).toBeHidden();

	site.repair();
	await page.getByRole('button', makeReady).click();
	await expect(page.getByText('You can go offline. Everything is on this device.')).toBeVisible();
	await expect(page.getByRole('button', makeReady)).toBeHidden();
	await site.stop();
	await page.reload();
	await expect(page.getByText('You can go offline. Everything is on this device.')).toBeVisible();
});

test('a browser killed during the download fetches only what is missing', async ({ site }) => {
	const browser = await KillableBrowser.create();
	try {
		const first = await browser.open();
		await first.goto(`${site.url}/device`);
		await waitUntilInstalled(first);
		let asked = 0;
		site.breakPaths((path) => (path.endsWith('.bin') && (asked += 1) > 6 ? { kind: 'hang' } : undefined));
		await first.getByRole('button', makeReady).click();
		await expect.poll(() => countChunks(first)).toBe(6);
		await browser.kill();

		site.repair();
		site.forget();
		const second = await browser.open();
		await second.goto(`${site.url}/device`);
		const kept = await countChunks(second);
		await second.getByRole('button', makeReady).click();
		await expect(second.getByText('You can go offline.')).toBeVisible();
		const paths = chunksAsked(site).map(({ path }) => path);
		expect(kept).toBeGreaterThanOrEqual(5);
		expect(paths.length).toBe(new Set(paths).size);
		expect(paths.length + kept).toBe(await countBuilt(second));
	} finally {
		await browser.remove();
	}
});

const failures = [
	{
		name: 'the network is gone',
		fault: { kind: 'answer', status: 503, type: 'text/plain', body: 'busy' },
		says: 'The server does not answer.'
	},
	{
		name: 'something alters the files',
		fault: { kind: 'answer', status: 200, type: 'text/html', body: '<!doctype html>' },
		says: 'A file arrived changed, twice in a row.'
	},
	{
		name: 'the server no longer has them',
		fault: { kind: 'answer', status: 404, type: 'text/html', body: 'gone' },
		says: 'The server no longer has the files of this version.'
	}
] as const;

for (const { name, fault, says } of failures) {
	test(`when ${name}, the page says so and the next try goes on`, async ({ site, page }) => {
		await page.goto(`${site.url}/device`);
		await waitUntilInstalled(page);
		let asked = 0;
		site.breakPaths((path) => (path.endsWith('.bin') && (asked += 1) > 5 ? fault : undefined));
		await page.getByRole('button', makeReady).click();
		await expect(page.getByRole('alert')).toContainText(says);
		const kept = await countChunks(page);
		expect(kept).toBe(5);
		site.repair();
		site.forget();
		await page.getByRole('button', makeReady).click();
		await expect(page.getByText('You can go offline.')).toBeVisible();
		expect(chunksAsked(site).length + kept).toBe(await countBuilt(page));
	});
}

test('when the device is full the page says so, and goes on once there is room', async ({
	site,
	page,
	context
}) => {
	await page.goto(`${site.url}/device`);
	await waitUntilInstalled(page);
	const devtools = await context.newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 3_000_000 });
	await page.getByRole('button', makeReady).click();
	await expect(page.getByRole('alert')).toContainText('The browser has no room left for this.');
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url });
	await page.getByRole('button', makeReady).click();
	await expect(page.getByText('You can go offline.')).toBeVisible();
});

test('checking again finds a file the disk has damaged, and it is fetched again', async ({ site, page }) => {
	await page.goto(`${site.url}/device`);
	await waitUntilInstalled(page);
	await page.getByRole('button', makeReady).click();
	await expect(page.getByText('You can go offline.')).toBeVisible();
	await page.getByRole('button', { name: 'Check again' }).click();
	await expect(page.getByText('Checked: everything that is here is whole.')).toBeVisible();
	await page.evaluate(async () => {
		const cache = await caches.open('glim::pack:python');
		const file = (await cache.keys()).find((key) => key.url.includes('/file/'));
		if (file) await cache.put(file, new Response('not what was there'));
	});
	await page.getByRole('button', { name: 'Check again' }).click();
	await expect(page.getByText('1 damaged parts were found')).toBeVisible();
	await page.getByRole('button', makeReady).click();
	await expect(page.getByText('You can go offline.')).toBeVisible();
});

/** How many chunks the pack has, from its manifest. */
async function countBuilt(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const cache = await caches.open('glim::pack:python');
		for (const key of await cache.keys()) {
			if (!key.url.includes('/chunk/')) continue;
			const text = await (await cache.match(key))?.text();
			if (!text?.startsWith('{')) continue;
			const { files } = JSON.parse(text) as { files: { chunks: unknown[] }[] };
			return files.reduce((sum, file) => sum + file.chunks.length, 0);
		}
		return 0;
	});
}
