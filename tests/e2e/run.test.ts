import { openExercise } from './exercise-page.ts';
import type { ExercisePage } from './exercise-page.ts';
import { expect, test } from './journey.ts';
import type { Site } from './site.ts';
import type { Page } from '@playwright/test';

const open = (page: Page, site: Site) => openExercise(page, site, 'python/printing/half-a-year-in-space');

/** The page answers: what is typed into the editor stands there while a program runs. */
async function expectResponsive(exercise: ExercisePage): Promise<void> {
	await exercise.editor.click();
	await exercise.page.keyboard.press('ControlOrMeta+Home');
	await exercise.page.keyboard.insertText('# still here\n');
	await expect(exercise.editor).toContainText('# still here');
}

/** Makes every worker that runs learners' programs look like one of a browser without JSPI. */
async function withoutStackSwitching(page: Page): Promise<void> {
	await page.addInitScript(() => {
		globalThis.Blob = class extends Blob {
			constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
				const isScript = options.type === 'text/javascript';
				super(isScript ? ['delete WebAssembly.Suspending;\n', ...parts] : parts, options);
			}
		};
	});
}

test('text before an endless loop is seen, the page stays usable, and Stop lets the next run begin', async ({
	site,
	page
}) => {
	const exercise = await open(page, site);
	await exercise.runProgram('print("before")\nwhile True:\n    pass');
	await expect(exercise.output).toHaveText('before');
	await expectResponsive(exercise);
	await exercise.stop.click();
	await expect(page.getByText('Stopped.', { exact: true })).toBeVisible();
	await exercise.runProgram('print("after")');
	await expect(exercise.output).toHaveText('after');
	await expect(page.getByText(/^Finished in/)).toBeVisible();
});

test('a loop that nobody stops ends at the time limit, which can be extended first', async ({
	site,
	page
}) => {
	const exercise = await open(page, site);
	await exercise.runProgram('while True:\n    pass');
	await page.getByRole('button', { name: 'Give it more time' }).click();
	await expect(page.getByText('Still running after')).toBeHidden();
	await expect(exercise.stop).toBeVisible();
	await expect(page.getByText(/^Stopped after \d+ seconds\. Perhaps a loop never ends/)).toBeVisible();
	await exercise.runProgram('print(1 + 1)');
	await expect(exercise.output).toHaveText('2');
});

test('a program asks for lines while it runs, and may be told there are no more', async ({ site, page }) => {
	const exercise = await open(page, site);
	await exercise.runProgram('name = input("Who? ")\nprint("Hello", name)\nprint("and", input())');
	const field = page.getByRole('textbox', { name: 'Input for your program' });
	await expect(field).toBeFocused();
	await expect(exercise.output).toHaveText('Who?');
	await page.keyboard.type('Ada');
	await page.keyboard.press('Enter');
	await expect(exercise.output).toContainText('Hello Ada');
	await page.getByRole('button', { name: 'No more input' }).click();
	await expect(page.getByText('EOFError on line 3')).toBeVisible();
	await expect(field).toBeHidden();
});

test('a browser that cannot wait for a line asks for the lines before the run', async ({ site, page }) => {
	await withoutStackSwitching(page);
	const exercise = await open(page, site);
	await exercise.paste('print("Hello", input("Who? "))\nprint("and", input())');
	await page.getByRole('textbox', { name: /^Input lines/ }).fill('Ada\nNoor');
	await exercise.run.click();
	await expect(exercise.output).toContainText('Hello Ada');
	await expect(exercise.output).toContainText('and Noor');
});

test('endless output ends at a limit that is told, and the page shows what came before', async ({
	site,
	page
}) => {
	const exercise = await open(page, site);
	await exercise.runProgram('n = 0\nwhile True:\n    print(n)\n    n += 1');
	await expect(page.getByText(/^Stopped after \d+ lines of output\./)).toBeVisible();
	await expect(exercise.output).toContainText('1999');
	await expectResponsive(exercise);
});

test.describe('when Python itself dies', () => {
	// Pyodide says so in the console, for developers.
	test.use({ forgiven: /Pyodide has suffered|cause of the fatal error|Maximum call stack size/ });

	test('a function without end is explained, whether Python notices it or dies of it', async ({
		site,
		page
	}) => {
		const exercise = await open(page, site);
		const told = page.getByText('Stopped: a function kept calling itself.');
		await exercise.runProgram('def dive(): return dive()\n\ndive()');
		await expect(told).toBeVisible();
		await exercise.runProgram('import json\njson.loads("[" * 100000)');
		await expect(told).toBeVisible();
		await exercise.runProgram('print("alive")');
		await expect(exercise.output).toHaveText('alive');
	});
});

test('a syntax error names its line, marks it, and leads there', async ({ site, page }) => {
	const exercise = await open(page, site);
	await exercise.runProgram('print("one")\nprint("two"\nprint("three")');
	await expect(page.getByText('SyntaxError on line 2')).toBeVisible();
	await expect(exercise.editor.locator('.cm-error-line')).toHaveText('print("two"');
	await page.getByRole('button', { name: 'Go to line 2' }).click();
	await expect(exercise.editor).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.type(')');
	await exercise.run.click();
	await expect(exercise.output).toContainText('three');
});

test('text of every script goes in and comes out unchanged', async ({ site, page }) => {
	const exercise = await open(page, site);
	const text = 'Straße · Привет · 你好 · مرحبا · 👩‍🚀🇫🇷 · e\u0301';
	await exercise.runProgram(`名前 = "${text}"\nprint(名前)\nprint(len("👩‍🚀"), 名前 == "${text}")`);
	await expect(exercise.output).toContainText(text);
	await expect(exercise.output).toContainText('3 True');
});

test('every run begins afresh', async ({ site, page }) => {
	const exercise = await open(page, site);
	await exercise.runProgram('import random\nleft = 1\nrandom.left = 2\nprint(left)');
	await expect(exercise.output).toHaveText('1');
	await exercise.runProgram('print(left)');
	await expect(page.getByText('NameError on line 1')).toBeVisible();
});
