import { openExercise } from './exercise-page.ts';
import { expect, test } from './journey.ts';

test('a wrong prediction is met with the idea behind it, a right one with the reason', async ({
	site,
	page
}) => {
	const exercise = await openExercise(page, site, 'python/printing/at-the-bus-stop');
	const answer = page.getByRole('textbox', { name: /^What will it print/ });

	await exercise.check.click();
	await expect(page.getByRole('alert')).toHaveText('Write your answer first.');

	await answer.fill('Bus 12\nLeaves at 9\n9');
	await exercise.check.click();
	await expect(exercise.said('Not that.')).toBeVisible();
	await expect(exercise.said('Its sum stands inside quotes')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Run it and see' })).toBeHidden();

	await answer.fill('Bus 12\nLeaves at 9\n8 + 1');
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(exercise.said('Yes: that is exactly what it prints.')).toBeVisible();
	await expect(exercise.said(/^Printing 0 → \d+$/)).toBeVisible();
	await page.getByRole('button', { name: 'Run it and see' }).click();
	await expect(exercise.output).toContainText('8 + 1');
});

test('a choice explains what was chosen and keeps the secret of the rest until it is right', async ({
	site,
	page
}) => {
	const exercise = await openExercise(page, site, 'python/printing/seven-on-the-screen');
	const option = (index: number) => page.getByRole('checkbox').nth(index);

	await exercise.check.click();
	await expect(page.getByRole('alert')).toHaveText('Choose first.');

	await option(0).check();
	await option(1).check();
	await exercise.check.click();
	await expect(exercise.said('Not quite: 3 of 5 are judged right.')).toBeVisible();
	await expect(page.getByText('Inside quotes it is text.')).toBeVisible();
	await expect(page.getByText('This is a text of one character.')).toBeHidden();

	await option(1).uncheck();
	await option(2).check();
	await exercise.check.click();
	await expect(exercise.said('Yes, that is right.')).toBeVisible();
	await expect(page.getByText('A comma does not add.')).toBeVisible();
	await expect(exercise.check).toBeDisabled();
});

test('a single choice says why the chosen one is wrong', async ({ site, page }) => {
	const exercise = await openExercise(page, site, 'python/numbers/the-middle-of-two-heights');
	await expect(page.getByRole('group', { name: 'Choose one' })).toBeVisible();
	for (const option of await page.getByRole('radio').all()) {
		await option.check();
		await exercise.check.click();
		await expect(exercise.said(/Not that one\.|Yes, that is right\./)).toBeVisible();
		if (await exercise.check.isDisabled()) break;
		await expect(page.getByRole('img', { name: 'Not that one.' })).toHaveCount(1);
	}
	await expect(exercise.check).toBeDisabled();
});

test('hints come one at a time with their count, and the solution asked for gives no credit', async ({
	site,
	page
}) => {
	const exercise = await openExercise(page, site, 'python/printing/at-the-bus-stop');
	await page.getByRole('button', { name: 'Give me a hint' }).click();
	await expect(exercise.glim.getByRole('heading', { name: 'Hint 1' })).toBeVisible();
	await expect(exercise.glim).toContainText('1 of 3');
	await expect(page.getByRole('heading', { name: 'Hint 2' })).toBeHidden();
	await page.getByRole('button', { name: 'Next hint' }).click();
	await expect(exercise.glim).toContainText('2 of 3');

	await test.step('what was shown is still there after coming back', async () => {
		await page.reload();
		await expect(exercise.glim).toContainText('2 of 3');
	});

	await page.getByRole('button', { name: 'Next hint' }).click();
	await expect(exercise.glim).toContainText('That was the last hint.');

	const show = page.getByRole('button', { name: 'Show me a solution' });
	await show.click();
	const question = page.getByRole('dialog', { name: 'Look at the solution?' });
	await question.getByRole('button', { name: 'Let me try' }).click();
	await expect(question).toBeHidden();
	await expect(page.getByRole('heading', { name: 'A solution' })).toBeHidden();

	await show.click();
	await question.getByRole('button', { name: 'Show it' }).click();
	await expect(page.getByRole('heading', { name: 'A solution' })).toBeVisible();
	await page.getByRole('textbox', { name: /^What will it print/ }).fill('Bus 12\nLeaves at 9\n8 + 1');
	await exercise.check.click();
	await expect(exercise.said('Yes: that is exactly what it prints.')).toBeVisible();
	await page.goto(`${site.url}/`);
	await expect(page.getByText('0 exercises solved')).toBeVisible();
});

test('on a phone, what is made of an answer comes into sight from the task too', async ({ site, page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const exercise = await openExercise(page, site, 'python/printing/seven-on-the-screen');
	await expect(page.getByRole('checkbox').first()).toBeHidden();
	await exercise.check.click();
	await expect(page.getByRole('alert')).toHaveText('Choose first.');
	await expect(page.getByRole('checkbox').first()).toBeVisible();
});
