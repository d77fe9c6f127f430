import { expect, test as plain } from '@playwright/test';
import type { Page } from '@playwright/test';
import { ExercisePage, openExercise, readSolution } from './exercise-page.ts';
import { watch } from './journey.ts';
import { KillableBrowser } from './killable.ts';
import { test as onSite } from './site.ts';

const sign = 'python/printing/a-sign-for-the-stall';

/** A browser that is killed and started again on the same profile; it watches for errors and foreign hosts. */
const test = onSite.extend<{ browserOnDisk: { open(): Promise<Page>; kill(): Promise<void> } }>({
	browserOnDisk: async ({ site }, use) => {
		const browser = await KillableBrowser.create();
		const seen: ReturnType<typeof watch>[] = [];
		await use({
			async open() {
				const page = await browser.open();
				await page.setViewportSize({ width: 1280, height: 800 });
				seen.push(watch(page.context(), site));
				return page;
			},
			kill: () => browser.kill()
		});
		await browser.remove();
		expect(seen.flatMap(({ errors, foreign }) => [...errors, ...foreign])).toEqual([]);
	}
});

test('a browser killed at work comes back with the text, the hint, the submission and the mastery', async ({
	site,
	browserOnDisk
}) => {
	const first = await openExercise(await browserOnDisk.open(), site, sign);
	await first.page.getByRole('button', { name: 'Give me a hint' }).click();
	await expect(first.glim).toContainText('1 of 3');
	await first.submit.click();
	await expect(first.said('1 of 6 tests pass.')).toBeVisible();
	await first.paste('print("Fresh fruit")\nwhile True:\n    print("never again")');
	await expect(first.saved).toBeVisible();
	await browserOnDisk.kill();

	const second = await openExercise(await browserOnDisk.open(), site, sign);
	await expect(second.editor).toContainText('never again');
	await expect(second.page.getByText('This is the code you left here.')).toBeVisible();
	await expect(second.glim).toContainText('1 of 3');

	await plain.step('nothing ran by itself: Python is ready and there is no output', async () => {
		await expect(second.output).toHaveText('Run your program to see what it prints.');
		await expect(second.run).toBeEnabled();
		await expect(second.stop).toBeHidden();
	});

	await second.paste(await readSolution(sign));
	await second.submit.click();
	await expect(second.said('All 6 tests pass.')).toBeVisible();
	const mastery = /Printing \d+ → (\d+)/.exec(await second.said(/Printing \d+ → /).innerText())?.[1];
	await browserOnDisk.kill();

	const third = await browserOnDisk.open();
	await third.goto(`${site.url}/reef`);
	await expect(third.getByRole('button', { name: `Printing: ${mastery} of 100, started` })).toBeVisible();
	await third.goto(`${site.url}/`);
	await expect(third.getByText('1 exercise solved')).toBeVisible();
	await expect(third.getByText('Your record on this device is empty')).toBeHidden();
});

test('whatever was called saved is there after a kill at any moment of the typing', async ({
	site,
	browserOnDisk
}) => {
	// Each time a little later after the first "saved": during a pause, during a write, right after one.
	const moments = [0, 37, 150, 310, 420];
	let acknowledged = -1;
	for (const [round, moment] of moments.entries()) {
		const exercise = await openExercise(await browserOnDisk.open(), site, sign);
		const kept = Number(/round (-?\d+)/.exec(await exercise.read())?.[1] ?? -1);
		expect(kept).toBeGreaterThanOrEqual(acknowledged);
		await exercise.paste(`# round ${round}\n`);
		await expect(exercise.saved).toBeVisible();
		acknowledged = round;
		await exercise.page.keyboard.type('# more', { delay: moment / 6 });
		await browserOnDisk.kill();
	}
	const last = new ExercisePage(await browserOnDisk.open());
	await last.page.goto(`${site.url}/learn/${sign}`);
	await expect(last.editor).toContainText(`# round ${acknowledged}`);
});
