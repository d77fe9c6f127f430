import { ExercisePage, makeEverythingReady, readSolution } from './exercise-page.ts';
import { expect, test } from './journey.ts';

test('a first skill is begun, failed, helped, solved and gone on from with the server dead', async ({
	site,
	context,
	page
}) => {
	await makeEverythingReady(page, site);
	await page.close();
	await site.stop();

	const learner = await context.newPage();
	await learner.goto(`${site.url}/`);
	await learner.getByRole('link', { name: 'Begin with Printing' }).click();
	await expect(learner.getByRole('heading', { level: 1 })).toBeVisible();

	await test.step('an example of the lesson runs', async () => {
		const example = learner.getByRole('figure', { name: 'Example 1', exact: true });
		await example.getByRole('button', { name: 'Run' }).click();
		await expect(example.getByText(/^Finished in/)).toBeVisible();
		await expect(example.getByRole('log')).not.toBeEmpty();
	});

	await learner.getByRole('link', { name: 'Start the exercises' }).click();
	await expect(learner.getByRole('heading', { level: 1, name: 'A sign for the stall' })).toBeVisible();
	const exercise = new ExercisePage(learner);

	await test.step('the starter runs, and its submission fails with one case in words', async () => {
		await exercise.run.click();
		await expect(exercise.output).toHaveText('Fresh fruit');
		await exercise.submit.click();
		await expect(exercise.said('1 of 6 tests pass.')).toBeVisible();
		await expect(exercise.said('should be Apples and pears')).toBeVisible();
	});

	await test.step('a hint is given', async () => {
		await learner.getByRole('button', { name: 'Give me a hint' }).click();
		await expect(exercise.glim).toContainText('How many lines does the sign have?');
		await expect(exercise.glim).toContainText('1 of 3');
	});

	await test.step('the solution, typed key by key, passes and moves the mastery', async () => {
		const solution = await readSolution('python/printing/a-sign-for-the-stall');
		await exercise.type(solution);
		expect(await exercise.read()).toBe(solution);
		await exercise.submit.click();
		await expect(exercise.said('All 6 tests pass.')).toBeVisible();
		await expect(exercise.said(/^Printing 0 → \d+$/)).toBeVisible();
	});

	await test.step('the next exercise is offered and opens', async () => {
		const next = learner.getByRole('link', { name: /^Next: / });
		const title = (await next.innerText()).replace('Next: ', '');
		await next.click();
		await expect(learner.getByRole('heading', { level: 1, name: title })).toBeVisible();
	});

	await test.step('the reef shows the skill as started, and the panel how far', async () => {
		await learner.goto(`${site.url}/reef`);
		await learner.getByRole('button', { name: /^Printing: [1-9]\d* of 100, started$/ }).click();
		const panel = learner.getByRole('complementary', { name: 'Printing' });
		await expect(panel).toContainText('a first guess · 1 attempt');
		await expect(panel.getByRole('link', { name: 'solved A sign for the stall' })).toBeVisible();
	});

	await test.step('home goes on from there', async () => {
		await learner.goto(`${site.url}/`);
		await expect(learner.getByText('1 exercise solved')).toBeVisible();
		await expect(learner.getByRole('heading', { level: 1 })).toHaveText('Good to see you.');
	});
});
