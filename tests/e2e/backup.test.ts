import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const exercise = '/learn/python/printing/seven-on-the-screen';

async function answerWrongly(page: Page, url: string) {
	await page.goto(`${url}${exercise}`);
	await page.getByRole('checkbox').nth(1).check();
	await page.getByRole('button', { name: 'Check' }).click();
}

async function downloadWork(page: Page, url: string): Promise<Buffer> {
	await page.goto(`${url}/settings`);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download my work' }).click();
	return readFile(await (await download).path());
}

async function restore(page: Page, url: string, file: Buffer) {
	await page.goto(`${url}/settings`);
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Restore from a file' }).click();
	await (await chooser).setFiles({ name: 'work.glim.gz', mimeType: 'application/gzip', buffer: file });
}

test('a learner takes their work to another browser in one file', async ({ site, page, browser }) => {
	await page.goto(`${site.url}/settings`);
	await page.getByRole('button', { name: 'Rename Learner' }).click();
	await page.getByLabel('Rename Learner').fill('Noor');
	await page.getByRole('button', { name: 'Save the name' }).click();
	await expect(page.getByText('Noor')).toBeVisible();
	await answerWrongly(page, site.url);
	const file = await downloadWork(page, site.url);

	const other = await browser.newContext();
	const elsewhere = await other.newPage();
	await restore(elsewhere, site.url, file);
	await expect(elsewhere.getByText('Noor is back')).toBeVisible();
	await elsewhere.goto(`${site.url}/`);
	await expect(elsewhere.getByText('Good to see you, Noor.')).toBeVisible();
	await expect(elsewhere.getByRole('link', { name: /^Continue: / })).toBeVisible();
	await other.close();
});

test('a damaged file and a foreign one are refused with a reason and change nothing', async ({
	site,
	page
}) => {
	await answerWrongly(page, site.url);
	const file = await downloadWork(page, site.url);
	const damaged = Buffer.from(file);
	damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 0xff;

	await restore(page, site.url, damaged);
	await expect(page.getByText(/Nothing was changed\./)).toBeVisible();
	await restore(page, site.url, Buffer.from('a holiday picture'));
	await expect(page.getByText('This is not a file that Glim made. Nothing was changed.')).toBeVisible();
	await page.goto(`${site.url}/`);
	await expect(page.getByRole('link', { name: /^Continue: / })).toBeVisible();
});

test('learners on one device do not see each other’s work, and one can be removed for good', async ({
	site,
	page
}) => {
	await answerWrongly(page, site.url);
	await page.goto(`${site.url}/settings`);
	await page.getByLabel('Name', { exact: true }).fill('Omar');
	await page.getByRole('button', { name: 'Add a learner' }).click();
	await expect(page.getByRole('link', { name: 'Omar: who is learning' })).toBeVisible();
	await page.goto(`${site.url}/`);
	await expect(page.getByRole('link', { name: /^Begin with / })).toBeVisible();

	await page.goto(`${site.url}/settings`);
	await page.getByRole('button', { name: 'Remove Omar' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click();
	await expect(page.getByText('Omar was removed.')).toBeVisible();
	await page.goto(`${site.url}/`);
	await expect(page.getByRole('link', { name: /^Continue: / })).toBeVisible();
});
