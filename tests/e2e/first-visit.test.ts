import { listKept, readAppCache } from './kept.ts';
import { expect, test, waitUntilInstalled } from './site.ts';

test('the first visit brings the whole app to the device, every file as it was built', async ({
	site,
	page
}) => {
	await page.goto(`${site.url}/`);
	await waitUntilInstalled(page);
	const kept = await listKept('root');
	const expected = Object.fromEntries(kept.map(({ path, hash }) => [`/${path}`, hash]));
	expect(await readAppCache(page, 'test-1')).toEqual(expected);
	expect(kept.length).toBeGreaterThan(20);
});

test('the first visit reloads nothing by itself', async ({ site, page }) => {
	let loads = 0;
	page.on('load', () => (loads += 1));
	await page.goto(`${site.url}/`);
	await waitUntilInstalled(page);
	await page.getByRole('link', { name: 'Device' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'On this device' })).toBeVisible();
	expect(loads).toBe(1);
});

test('the browser finds nothing that keeps the app from the home screen', async ({ site, page, context }) => {
	await page.goto(`${site.url}/`);
	await waitUntilInstalled(page);
	const devtools = await context.newCDPSession(page);
	const manifest = await devtools.send('Page.getAppManifest');
	expect(manifest.errors).toEqual([]);
	expect(JSON.parse(manifest.data ?? '{}')).toMatchObject({ name: 'Glim', display: 'standalone' });
	const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
	// The tests run in a private window, where no app can be installed.
	expect(installabilityErrors.map((each) => each.errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});

test('every icon, picture and link of the manifest leads somewhere', async ({ site, request }) => {
	const manifest = (await (await request.get(`${site.url}/manifest.webmanifest`)).json()) as {
		icons: { src: string }[];
		screenshots: { src: string }[];
		shortcuts: { url: string; icons: { src: string }[] }[];
		start_url: string;
	};
	const { icons, screenshots, shortcuts } = manifest;
	const links = [
		manifest.start_url,
		...[...icons, ...screenshots].map((each) => each.src),
		...shortcuts.flatMap((each) => [each.url, ...each.icons.map((icon) => icon.src)])
	];
	for (const link of links) {
		expect((await request.get(new URL(link, `${site.url}/`).href)).status(), link).toBe(200);
	}
});

test('an install that a file was missing from goes on at the next visit, with that file alone', async ({
	site,
	page
}) => {
	const missing = '/_app/version.json';
	site.breakPaths((path) =>
		path.startsWith(missing) ? { kind: 'answer', status: 503, type: 'text/plain', body: 'busy' } : undefined
	);
	await page.goto(`${site.url}/`);
	const wanted = (await listKept('root')).length;
	await expect.poll(async () => Object.keys(await readAppCache(page, 'test-1')).length).toBe(wanted - 1);
	await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) === undefined);

	site.repair();
	site.forget();
	const ofThePage = new Set<string>();
	page.on('request', (each) => ofThePage.add(new URL(each.url()).pathname));
	await page.reload();
	await waitUntilInstalled(page);
	const ofTheWorker = site.requests.map(({ path }) => path).filter((path) => !ofThePage.has(path));
	expect(ofTheWorker.filter((path) => path !== '/service-worker.js')).toEqual([missing]);
});

test('on a full device the app still opens, and the page on this device says why it cannot stay', async ({
	site,
	page,
	context
}) => {
	const devtools = await context.newCDPSession(page);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 50_000 });
	await page.goto(`${site.url}/device`);
	await expect(page.getByText('not all here')).toBeVisible();
	await page.getByRole('button', { name: /^Make everything ready/ }).click();
	await expect(page.getByRole('alert')).toContainText('The browser has no room left for this.');
	await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url });
	await page.getByRole('button', { name: /^Make everything ready/ }).click();
	await expect(page.getByText('You can go offline.')).toBeVisible();
});
