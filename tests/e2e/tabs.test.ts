import type { Page } from '@playwright/test';
import { openExercise, readSolution } from './exercise-page.ts';
import { expect, test } from './journey.ts';

const sign = 'python/printing/a-sign-for-the-stall';
const elsewhere = 'This exercise is also open in another tab.';

test('the same exercise in two tabs says so, and what each tab wrote is kept', async ({
	site,
	context,
	page
}) => {
	const first = await openExercise(page, site, sign);
	const second = await openExercise(await context.newPage(), site, sign);
	await expect(second.page.getByText(elsewhere)).toBeVisible();
	await expect(page.getByText(elsewhere)).toBeHidden();

	await first.paste('# from the first tab');
	await expect(first.saved).toBeVisible();
	await second.paste('# from the second tab');
	await expect(second.saved).toBeVisible();
	await expect(first.editor).toHaveText('# from the first tab');

	await first.page.reload();
	await expect(first.editor).toHaveText('# from the second tab');
	expect(await readDraftTexts(page)).toEqual(['# from the second tab', '# from the first tab']);
});

/** The text of the one draft there is, and of its earlier versions. */
function readDraftTexts(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const ask = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const name = (await indexedDB.databases())
			.map((each) => each.name ?? '')
			.find((each) => /^glim-/.test(each));
		const database = await ask(indexedDB.open(name ?? ''));
		const [row] = (await ask(database.transaction('drafts').objectStore('drafts').getAll())) as {
			text: string;
			versions: { text: string }[];
		}[];
		database.close();
		return row ? [row.text, ...row.versions.map((version) => version.text)] : [];
	});
}

test('progress made in one tab shows in the other without a reload', async ({ site, context, page }) => {
	const reef = await context.newPage();
	await reef.goto(`${site.url}/reef`);
	await expect(reef.getByRole('button', { name: 'Printing: open' })).toBeVisible();
	const exercise = await openExercise(page, site, sign);
	await exercise.paste(await readSolution(sign));
	await exercise.submit.click();
	await expect(exercise.said('All 6 tests pass.')).toBeVisible();
	await expect(reef.getByRole('button', { name: /^Printing: [1-9]\d* of 100, started$/ })).toBeVisible();
});

test('two learners of one device do not see each other’s work', async ({ site, page }) => {
	const exercise = await openExercise(page, site, sign);
	await exercise.paste(await readSolution(sign));
	await exercise.submit.click();
	await expect(exercise.said('All 6 tests pass.')).toBeVisible();

	await page.getByRole('link', { name: 'Learner: who is learning' }).click();
	await page.getByRole('textbox', { name: 'Name' }).fill('Noor');
	await page.getByRole('button', { name: 'Add a learner' }).click();
	await expect(page.getByRole('link', { name: 'Noor: who is learning' })).toBeVisible();

	await openExercise(page, site, sign);
	await expect(exercise.editor).toHaveText('print("Fresh fruit")');
	await expect(page.getByText('This is the code you left here.')).toBeHidden();
	await page.getByRole('link', { name: 'Reef' }).click();
	await expect(page.getByRole('button', { name: 'Printing: open' })).toBeVisible();

	await page.getByRole('link', { name: 'Noor: who is learning' }).click();
	await page.getByRole('button', { name: 'Switch to Learner' }).click();
	await page.getByRole('link', { name: 'Reef' }).click();
	await expect(page.getByRole('button', { name: /^Printing: [1-9]\d* of 100, started$/ })).toBeVisible();
	await openExercise(page, site, sign);
	await expect(exercise.editor).toContainText('Bring your own bag');
});
