import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openExercise, readSolution } from './exercise-page.ts';
import { expect, test } from './journey.ts';
import type { Site } from './site.ts';

// A page that is not there is told in the console too.
test.use({ forgiven: /nowhere|status of 404/ });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const themes = ['light', 'dark', 'contrast'];
const sizes = {
	desktop: { width: 1280, height: 800 },
	phone: { width: 360, height: 740 }
};

/** Looks at the page as it stands, in each theme and size. */
async function expectNoFindings(page: Page, what: string): Promise<void> {
	for (const [size, viewport] of Object.entries(sizes)) {
		await page.setViewportSize(viewport);
		for (const theme of themes) {
			await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
			await page.evaluate(() =>
				Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
			);
			// The only frame is the sandbox, which nobody sees: the legacy mode leaves it out and opens no tab.
			const axe = new AxeBuilder({ page }).setLegacyMode().withTags(rules);
			const { violations } = await axe.analyze();
			const found = violations.flatMap(({ id, nodes }) =>
				nodes.map(
					(node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary?.replaceAll('\n', ' ')}`
				)
			);
			expect.soft(found, `${what}, ${theme}, ${size}`).toEqual([]);
		}
	}
	await page.setViewportSize(sizes.desktop);
}

// Movement is an alternative look of its own; what is measured here stands still.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const code = 'python/printing/a-sign-for-the-stall';
const prediction = 'python/printing/at-the-bus-stop';
const choice = 'python/printing/seven-on-the-screen';

async function open(page: Page, site: Site, path: string): Promise<void> {
	await page.goto(`${site.url}${path}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('home, the reef and a lesson have no accessibility finding on the first visit', async ({
	site,
	page
}) => {
	for (const path of ['/', '/reef', '/learn/python/printing']) {
		await open(page, site, path);
		await expectNoFindings(page, path);
	}
});

test('the device, the settings, the palette and a missing page have no accessibility finding', async ({
	site,
	page
}) => {
	for (const path of ['/device', '/settings', '/nowhere']) {
		await open(page, site, path);
		await expectNoFindings(page, path);
	}
	await page.keyboard.press('ControlOrMeta+k');
	await expect(page.getByRole('option').first()).toBeVisible();
	await expectNoFindings(page, 'the palette');
});

test('a code exercise has no accessibility finding from opening to solving', async ({ site, page }) => {
	const exercise = await openExercise(page, site, code);
	await expectNoFindings(page, 'opened');
	await exercise.runProgram('print("Fresh fruit"');
	await expect(page.getByText('SyntaxError on line 1')).toBeVisible();
	await expectNoFindings(page, 'run with an error');
	await exercise.paste('print("Fresh fruit")');
	await page.getByRole('button', { name: 'Give me a hint' }).click();
	await exercise.submit.click();
	await expect(exercise.said('1 of 6 tests pass.')).toBeVisible();
	await expectNoFindings(page, 'failed');
	await exercise.paste(await readSolution(code));
	await exercise.submit.click();
	await expect(exercise.said('All 6 tests pass.')).toBeVisible();
	await expectNoFindings(page, 'solved');

	await test.step('and what it changes elsewhere has none either', async () => {
		await open(page, site, '/');
		await expect(page.getByText('1 exercise solved')).toBeVisible();
		await expectNoFindings(page, 'home with progress');
		await open(page, site, '/reef');
		await page.getByRole('button', { name: /^Printing: / }).click();
		await expect(page.getByRole('complementary', { name: 'Printing' })).toBeVisible();
		await expectNoFindings(page, 'the panel of a skill');
		await page.getByRole('radio', { name: 'List' }).check();
		await expectNoFindings(page, 'the reef as a list');
	});
});

test('a prediction has no accessibility finding before, wrong, shown and right', async ({ site, page }) => {
	const exercise = await openExercise(page, site, prediction);
	await expectNoFindings(page, 'opened');
	const answer = page.getByRole('textbox', { name: /^What will it print/ });
	await answer.fill('Bus 12\nLeaves at 9\n9');
	await exercise.check.click();
	await expect(exercise.said('Not that.')).toBeVisible();
	for (const name of ['Give me a hint', 'Next hint', 'Next hint', 'Show me a solution']) {
		await page.getByRole('button', { name }).click();
	}
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectNoFindings(page, 'asked for the solution');
	await page.getByRole('button', { name: 'Show it' }).click();
	await expectNoFindings(page, 'wrong, with the solution');
	await answer.fill('Bus 12\nLeaves at 9\n8 + 1');
	await exercise.check.click();
	await expect(exercise.said('Yes: that is exactly what it prints.')).toBeVisible();
	await expectNoFindings(page, 'right');
});

test('a choice has no accessibility finding before, wrong and right', async ({ site, page }) => {
	const exercise = await openExercise(page, site, choice);
	await expectNoFindings(page, 'opened');
	const option = (index: number) => page.getByRole('checkbox').nth(index);
	await option(1).check();
	await exercise.check.click();
	await expect(exercise.said('Not quite')).toBeVisible();
	await expectNoFindings(page, 'wrong');
	await option(1).uncheck();
	await option(0).check();
	await option(2).check();
	await exercise.check.click();
	await expect(exercise.said('Yes, that is right.').first()).toBeVisible();
	await expectNoFindings(page, 'right');
});
