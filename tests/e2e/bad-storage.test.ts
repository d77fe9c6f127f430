import type { Page } from '@playwright/test';
import { openExercise } from './exercise-page.ts';
import { expect, test } from './journey.ts';

const notKept = 'This browser does not let Glim keep anything';

const blocks = [
	{
		name: 'refuses to open a database',
		block: () => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('The operation is insecure.', 'SecurityError');
			};
		}
	},
	{
		name: 'has no database at all',
		block: () => {
			Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
		}
	}
];

for (const { name, block } of blocks) {
	test(`a browser that ${name} says so plainly, and one can learn all the same`, async ({ site, page }) => {
		await page.addInitScript(block);
		const exercise = await openExercise(page, site, 'python/printing/a-sign-for-the-stall');
		await expect(page.getByText(notKept)).toBeVisible();
		await exercise.paste('print("Fresh fruit!")');
		await exercise.submit.click();
		await expect(exercise.said('0 of 6 tests pass.')).toBeVisible();
		await expect(exercise.saved).toBeHidden();

		await page.getByRole('link', { name: 'Next exercise: At the bus stop' }).click();
		await page.getByRole('textbox', { name: /^What will it print/ }).fill('Bus 12\nLeaves at 9\n8 + 1');
		await exercise.check.click();
		await expect(exercise.said(/^Printing \d+ → \d+$/)).toBeVisible();
		await expect(page.getByText(notKept)).toBeVisible();
	});
}

/** Lets every later write fail as on a full disk, until `window.diskIsFull` is false again. */
async function withFullDisk(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const put = IDBObjectStore.prototype.put;
		const add = IDBObjectStore.prototype.add;
		const refuse = () => {
			if (sessionStorage.getItem('full')) throw new DOMException('No room.', 'QuotaExceededError');
		};
		IDBObjectStore.prototype.put = function (...values) {
			refuse();
			return put.apply(this, values);
		};
		IDBObjectStore.prototype.add = function (...values) {
			refuse();
			return add.apply(this, values);
		};
	});
}

test('on a full disk the learner is told, the text stays, and it is saved once there is room', async ({
	site,
	page
}) => {
	await withFullDisk(page);
	const exercise = await openExercise(page, site, 'python/printing/a-sign-for-the-stall');
	const told = page.getByText('The disk is full: what you do now is not being kept.');
	await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
	await exercise.paste('print("Fresh fruit")\nprint("kept?")');
	await expect(page.getByRole('alert').filter({ hasText: 'Not saved yet.' })).toBeVisible();
	await expect(told).toBeVisible();
	await exercise.submit.click();
	await expect(exercise.said('1 of 6 tests pass.')).toBeVisible();
	expect(await exercise.read()).toBe('print("Fresh fruit")\nprint("kept?")');

	await page.evaluate(() => sessionStorage.removeItem('full'));
	await expect(exercise.saved).toBeVisible();
	await expect(told).toBeHidden();
	await exercise.submit.click();
	await expect(exercise.said('1 of 6 tests pass.')).toBeVisible();
	await page.reload();
	await expect(exercise.editor).toContainText('kept?');
	await page.goto(`${site.url}/reef`);
	await expect(page.getByRole('button', { name: /^Printing: .*started$/ })).toBeVisible();
});
