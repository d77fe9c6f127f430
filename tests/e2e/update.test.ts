import type { BrowserContext, Page } from '@playwright/test';
import { listKept, readAppCache } from './kept.ts';
import { expect, test, waitUntilInstalled } from './site.ts';
import type { Site } from './site.ts';

const start = { name: 'Start the new version' };

async function visit(context: BrowserContext, site: Site, path: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${site.url}${path}`);
	await waitUntilInstalled(page);
	return page;
}

/** What the browser does by itself at a later visit. */
async function lookForUpdate(page: Page): Promise<void> {
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
}

function readVersion(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const answer = (await (await fetch('/_app/version.json')).json()) as { version: string };
		return answer.version;
	});
}

test('a new version waits, and then starts in every tab at once after each has saved', async ({
	site,
	context
}) => {
	// Each tab notes on the way that it was asked to save, where a reload does not lose it.
	await context.addInitScript(() => {
		navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type: string }>) => {
			if (event.data.type === 'glim-save') sessionStorage.setItem('asked', 'yes');
		});
	});
	const first = await visit(context, site, '/device');
	const second = await visit(context, site, '/');
	await site.deploy('next');
	await lookForUpdate(first);
	await expect(first.getByRole('main').getByRole('button', start)).toBeVisible();
	await expect(second.getByRole('button', start)).toBeVisible();

	// The server has only the new files; the old tab still opens a page it had not opened before.
	await second.getByRole('link', { name: 'Settings' }).first().click();
	await expect(second.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
	expect(await readVersion(second)).toBe('test-1');

	const reloaded = second.waitForEvent('load');
	await first.getByRole('main').getByRole('button', start).click();
	await reloaded;
	await expect(first.getByText('This is version test-2.')).toBeVisible();
	expect(await readVersion(second)).toBe('test-2');
	for (const page of [first, second]) {
		expect(await page.evaluate(() => sessionStorage.getItem('asked'))).toBe('yes');
	}
});

test('what is being typed in one tab survives a switch asked for in another', async ({ site, context }) => {
	const writing = await visit(context, site, '/learn/python/printing/lift-off');
	const other = await visit(context, site, '/device');
	await site.deploy('next');
	await lookForUpdate(other);
	await expect(other.getByRole('main').getByRole('button', start)).toBeVisible();
	const editor = writing.locator('.cm-content');
	await editor.click();
	await writing.keyboard.press('ControlOrMeta+End');
	await writing.keyboard.type('# typed a moment ago');
	const reloaded = writing.waitForEvent('load');
	await other.getByRole('main').getByRole('button', start).click();
	await reloaded;
	await expect(writing.locator('.cm-content')).toContainText('# typed a moment ago');
});

test('nothing is switched while a tab cannot save what is typed in it', async ({ site, context }) => {
	const first = await visit(context, site, '/device');
	await context.addInitScript(() => {
		navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type: string }>) => {
			if (event.data.type !== 'glim-save') return;
			event.stopImmediatePropagation();
			event.ports[0]?.postMessage({ type: 'unsaved' });
		});
	});
	const full = await visit(context, site, '/');
	await site.deploy('next');
	await lookForUpdate(first);
	await first.getByRole('main').getByRole('button', start).click();
	await expect(first.getByText('A tab could not save what is typed in it')).toBeVisible();
	expect(await readVersion(first)).toBe('test-1');
	await full.close();
	await first.getByRole('main').getByRole('button', start).click();
	await expect(first.getByText('This is version test-2.')).toBeVisible();
});

test('an update fetches only what has changed, and keeps the version before it', async ({
	site,
	context
}) => {
	const page = await visit(context, site, '/device');
	const before = new Map((await listKept('root')).map(({ path, hash }) => [path, hash]));
	await site.deploy('next');
	site.forget();
	await lookForUpdate(page);
	await expect(page.getByRole('main').getByRole('button', start)).toBeVisible();
	const next = await listKept('next');
	const changed = next.filter(({ path, hash }) => before.get(path) !== hash);
	const addresses = changed.map(({ path }) => (path === 'index.html' ? '/' : `/${path}`));
	const fetched = site.requests.map(({ path }) => path).filter((path) => path !== '/service-worker.js');
	expect(fetched.sort()).toEqual(addresses.sort());

	await page.getByRole('main').getByRole('button', start).click();
	await expect(page.getByText('This is version test-2.')).toBeVisible();
	expect(Object.keys(await readAppCache(page, 'test-1'))).toHaveLength(before.size);
	// The server has it no more, but a page of the old version could still ask for it.
	const gone = [...before.keys()].find(
		(path) => path.endsWith('.js') && !next.some((each) => each.path === path)
	);
	expect(await page.evaluate(async (path) => (await fetch(`/${path}`)).status, gone)).toBe(200);
});

const brokenDeploys = [
	{ name: 'answers one file with an error', status: 500, type: 'text/plain', body: 'broken' },
	{ name: 'has not received one file', status: 404, type: 'text/html', body: '<h1>Not found</h1>' },
	{
		name: 'answers one file with a page',
		status: 200,
		type: 'text/html',
		body: '<!doctype html><h1>Hi</h1>'
	},
	{ name: 'has one file cut off', status: 200, type: 'text/javascript', body: 'export const' }
];

for (const { name, ...answer } of brokenDeploys) {
	test(`a deploy that ${name} leaves the old version in use, and is taken once it is whole`, async ({
		site,
		context
	}) => {
		const page = await visit(context, site, '/device');
		const old = new Set((await listKept('root')).map(({ path }) => path));
		const broken = (await listKept('next')).find(({ path }) => path.endsWith('.js') && !old.has(path));
		await site.deploy('next');
		site.breakPaths((path) => (path === `/${broken?.path}` ? { kind: 'answer', ...answer } : undefined));
		await lookForUpdate(page).catch(() => undefined);
		await expect(page.getByText('A newer version could not be fetched whole.')).toBeVisible();
		await page.reload();
		await expect(page.getByText('This is version test-1.')).toBeVisible();
		expect(await readVersion(page)).toBe('test-1');

		site.repair();
		site.forget();
		await lookForUpdate(page);
		await expect(page.getByRole('main').getByRole('button', start)).toBeVisible();
		const fetched = site.requests.map(({ path }) => path).filter((path) => path.startsWith('/_app/'));
		expect(fetched).toEqual([`/${broken?.path}`]);
	});
}

test('a learner who has Python is offered a new version only with its Python', async ({ site, context }) => {
	const page = await visit(context, site, '/device');
	await page.evaluate(async () => {
		const cache = await caches.open('glim::pack:python');
		await cache.put('/.glim/file/of-an-older-python', new Response('old'));
	});
	await site.deploy('next');
	site.forget();
	await lookForUpdate(page);
	await expect(page.getByRole('main').getByRole('button', start)).toBeVisible();
	expect(site.requests.filter(({ path }) => path.endsWith('.bin')).length).toBeGreaterThan(8);
	await page.getByRole('main').getByRole('button', start).click();
	await expect(page.getByText('This is version test-2.')).toBeVisible();
	await site.stop();
	await page.reload();
	await expect(page.getByText('You can go offline.')).toBeVisible();
	const keys = await page.evaluate(async () =>
		(await (await caches.open('glim::pack:python')).keys()).map((key) => key.url)
	);
	expect(keys.filter((key) => key.includes('of-an-older-python'))).toEqual([]);
});
