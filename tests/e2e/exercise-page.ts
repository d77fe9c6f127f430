import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, waitUntilInstalled } from './site.ts';
import type { Site } from './site.ts';

/** The page of an exercise, by what a learner sees and hears of it. */
export class ExercisePage {
	readonly page: Page;
	readonly editor: Locator;
	readonly run: Locator;
	readonly stop: Locator;
	readonly submit: Locator;
	readonly check: Locator;
	readonly output: Locator;
	/** The strip in which Glim speaks. */
	readonly glim: Locator;
	readonly saved: Locator;

	constructor(page: Page) {
		this.page = page;
		const button = (name: string) => page.getByRole('button', { name, exact: true });
		this.editor = page.getByRole('textbox', { name: /^Your program/ });
		this.run = button('Run');
		this.stop = button('Stop');
		this.submit = button('Submit');
		this.check = button('Check');
		this.output = page.getByRole('log', { name: 'Output' });
		this.glim = page.getByRole('complementary', { name: 'Glim' });
		this.saved = page.getByText('Saved on this device');
	}

	/** Replaces the program as pasting does. */
	async paste(text: string): Promise<void> {
		await this.#clear();
		await this.page.keyboard.insertText(text);
	}

	/** Replaces the program key by key, as a learner types it. */
	async type(text: string): Promise<void> {
		await this.#clear();
		await this.page.keyboard.type(text, { delay: 5 });
	}

	/** Pastes a program and runs it. */
	async runProgram(text: string): Promise<void> {
		await this.paste(text);
		await this.run.click();
	}

	/** What the page says, wherever on it. */
	said(words: string | RegExp): Locator {
		return this.page.getByRole('main').getByText(words);
	}

	/** The program as it stands in the editor. */
	async read(): Promise<string> {
		return (await this.editor.locator('.cm-line').allInnerTexts())
			.map((line) => line.replace(/\n$/, ''))
			.join('\n');
	}

	async #clear(): Promise<void> {
		await this.editor.click();
		await this.page.keyboard.press('ControlOrMeta+a');
		await this.page.keyboard.press('Delete');
	}
}

/** Opens an exercise, such as `python/loops/hailstones`, and waits until it can be worked on. */
export async function openExercise(page: Page, site: Site, id: string): Promise<ExercisePage> {
	await page.goto(`${site.url}/learn/${id}`);
	const exercise = new ExercisePage(page);
	await expect(exercise.submit.or(exercise.check)).toBeVisible();
	return exercise;
}

/** The reference solution of a code exercise, from its file. */
export async function readSolution(id: string): Promise<string> {
	const text = await readFile(join('skills', `${id}.md`), 'utf8');
	const solution = /^```python solution\n([\s\S]*?)\n```$/m.exec(text)?.[1];
	if (solution === undefined) throw new Error(`${id} has no solution`);
	return solution;
}

/** Opens the app and presses the one button that makes it work without a network. */
export async function makeEverythingReady(page: Page, site: Site): Promise<void> {
	await page.goto(`${site.url}/device`);
	await waitUntilInstalled(page);
	await page.getByRole('button', { name: /^Make everything ready/ }).click();
	await expect(page.getByText('You can go offline. Everything is on this device.')).toBeVisible();
}
