import { findWords } from './words.js';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('../../src/lib/curriculum/exercise.ts').Exercise} Exercise */
/** @typedef {import('../../src/lib/curriculum/exercise.ts').CodeExercise} CodeExercise */
/** @typedef {import('../../src/lib/curriculum/exercise.ts').PredictExercise} PredictExercise */
/** @typedef {import('../../src/lib/curriculum/exercise.ts').ChoiceExercise} ChoiceExercise */

/**
 * Solves an exercise as a learner does: opens it, answers it and waits until it is said to be right.
 * @param {Page} page @param {string} site the app's address @param {Exercise} exercise
 * @param {{ hint?: boolean, work?: () => Promise<void> }} [how] `hint`: asks for one hint first; `work`: called
 * once the exercise is open, before the answer
 */
export async function solveExercise(page, site, exercise, { hint = false, work } = {}) {
	await follow(page, `${site}/learn/${exercise.id}`);
	const help = page.getByRole('button', { name: findWords('exercise_hint_first') });
	await help.first().waitFor();
	await work?.();
	if (hint) await help.first().click();
	switch (exercise.kind) {
		case 'code':
			return solveCode(page, exercise);
		case 'predict':
			return predictOutput(page, exercise);
		case 'choice':
			return choose(page, exercise);
	}
}

/**
 * Goes to a page of the app by a link in the page that is open, as a learner does: Python goes on running.
 * @param {Page} page @param {string} address
 */
export async function follow(page, address) {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, address);
	await page.waitForURL(address);
}

/** @param {Page} page @param {CodeExercise} exercise */
async function solveCode(page, exercise) {
	await typeCode(page, exercise.solution);
	await page.getByRole('button', { name: findWords('exercise_submit') }).click();
	await waitForWords(page, 'exercise_passed_all');
}

/**
 * Replaces what stands in the editor. Pasted, because an editor indents what is typed.
 * @param {Page} page @param {string} text
 */
async function typeCode(page, text) {
	// On a phone the code is a pane of its own.
	const pane = page.getByRole('button', { name: findWords('exercise_pane_code') });
	if (await pane.isVisible()) await pane.click();
	const editor = page.locator('.cm-content');
	await editor.click();
	await page.keyboard.press('ControlOrMeta+A');
	await editor.evaluate((element, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, text.trimEnd());
}

/** @param {Page} page @param {PredictExercise} exercise */
async function predictOutput(page, exercise) {
	await page.locator('textarea').fill(exercise.answer);
	await page.getByRole('button', { name: findWords('exercise_answer_check') }).click();
	await waitForWords(page, 'exercise_answer_right');
}

/** @param {Page} page @param {ChoiceExercise} exercise */
async function choose(page, exercise) {
	const boxes = page.locator('fieldset input');
	for (const [index, option] of exercise.options.entries()) {
		if (option.correct) await boxes.nth(index).check();
	}
	await page.getByRole('button', { name: findWords('exercise_answer_check') }).click();
	await waitForWords(page, 'exercise_choice_right');
}

/** @param {Page} page @param {string} key */
async function waitForWords(page, key) {
	await page.getByText(findWords(key)).first().waitFor({ state: 'attached', timeout: 180_000 });
}
