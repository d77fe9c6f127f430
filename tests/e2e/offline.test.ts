import { listKept, listRoutes, readAppCache } from './kept.ts';
import { KillableBrowser } from './killable.ts';
import { expect, test, waitUntilInstalled } from './site.ts';
import type { VariantName } from './site.ts';

for (const variant of ['root', 'folder'] satisfies VariantName[]) {
	test.describe(`with the server gone, the app at ${variant}`, () => {
		test.use({ variant });

		test('opens every page, also with a query', async ({ site, page }) => {
			test.setTimeout(240_000);
			const errors: string[] = [];
			page.on('pageerror', (error) => errors.push(error.message));
			await page.goto(`${site.url}/`);
			await waitUntilInstalled(page);
			const all = await listRoutes(variant);
			// Below a folder one page of each kind is enough.
			const routes = variant === 'root' ? all : oneOfEachDepth(all);
			await site.stop();
			for (const { path, title } of routes) {
				const response = await page.goto(`${site.url}${path}?from=a-link`);
				expect(response?.status(), path).toBe(200);
				await expect(page.locator('h1').first(), path).toBeVisible();
				await expect(page, path).toHaveTitle(title);
			}
			expect(routes.length).toBeGreaterThan(2);
			expect(errors).toEqual([]);
		});

		test('answers an address that is no page, and one with a slash too many', async ({ site, page }) => {
			await page.goto(`${site.url}/`);
			await waitUntilInstalled(page);
			await site.stop();
			await page.goto(`${site.url}/no/such/page?x=1`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await page.goto(`${site.url}/device/?x=1`);
			await expect(page.getByRole('heading', { level: 1, name: 'On this device' })).toBeVisible();
			expect(page.url()).toBe(`${site.url}/device?x=1`);
		});
	});
}

test('a browser killed while the app is coming fetches only what is missing', async ({ site }) => {
	const hung = '/_app/version.json';
	const browser = await KillableBrowser.create();
	try {
		site.breakPaths((path) => (path.startsWith(hung) ? { kind: 'hang' } : undefined));
		const first = await browser.open();
		await first.goto(`${site.url}/`);
		const wanted = (await listKept('root')).length;
		await expect.poll(async () => Object.keys(await readAppCache(first, 'test-1')).length).toBe(wanted - 1);
		await browser.kill();

		site.repair();
		site.forget();
		const second = await browser.open();
		const ofThePage = new Set<string>();
		second.on('request', (each) => ofThePage.add(new URL(each.url()).pathname));
		await second.goto(`${site.url}/`);
		await waitUntilInstalled(second);
		const ofTheWorker = site.requests.map(({ path }) => path).filter((path) => !ofThePage.has(path));
		expect(ofTheWorker.filter((path) => path !== '/service-worker.js')).toEqual([hung]);
	} finally {
		await browser.remove();
	}
});

test('a worker script runs under a policy that lets it evaluate no text', async ({ site, page }) => {
	const source = `try { (0, eval)('1'); postMessage('ran'); } catch { postMessage('refused'); }`;
	site.breakPaths((path) =>
		path.endsWith('/probe.js')
			? { kind: 'answer', status: 200, type: 'text/javascript', body: source }
			: undefined
	);
	await page.goto(`${site.url}/`);
	await waitUntilInstalled(page);
	const outcome = await page.evaluate(
		(address) =>
			new Promise((resolve) => {
				new Worker(address).onmessage = (event) => resolve(event.data);
			}),
		`${site.url}/_app/immutable/probe.js`
	);
	expect(outcome).toBe('refused');
});

test('an answer of another origin and a failed one are never kept', async ({ site, page }) => {
	await page.goto(`${site.url}/`);
	await waitUntilInstalled(page);
	await page.evaluate(() => fetch('/no-such-file.json').then((response) => response.text()));
	const keys = await page.evaluate(async () => {
		const all = await Promise.all(
			(await caches.keys()).map(async (name) => (await caches.open(name)).keys())
		);
		return all.flat().map((key) => key.url);
	});
	expect(keys.filter((key) => !key.startsWith(`${site.url}/`))).toEqual([]);
	expect(keys.filter((key) => key.includes('no-such-file'))).toEqual([]);
});

function oneOfEachDepth<T extends { readonly path: string }>(routes: readonly T[]): T[] {
	const depths = new Map(routes.map((route) => [route.path.split('/').length, route]));
	return [...depths.values()];
}
