import type { Page } from '@playwright/test';
import { ExercisePage, openExercise, readSolution } from './exercise-page.ts';
import { expect, test } from './journey.ts';
import { waitUntilInstalled } from './site.ts';

const softly = expect.configure({ soft: true });

/** What has the focus: its role and name, and whether it can be seen that it has it. */
interface Focus {
	readonly name: string;
	readonly isVisible: boolean;
	readonly isMarked: boolean;
}

/** Reads where the keyboard is and how the page shows it. */
function readFocus(page: Page): Promise<Focus> {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!(element instanceof HTMLElement) || element === document.body) {
			return { name: '', isVisible: false, isMarked: false };
		}
		const isDrawn = (each: Element | null): boolean => {
			if (each === null) return false;
			const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
			return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
		};
		const box = element.getBoundingClientRect();
		const around = [element, element.parentElement, element.closest('label, .cm-editor, .editor, .field')];
		const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
		return {
			name: (element.ariaLabel ?? (label ?? element).textContent).trim().slice(0, 60),
			isVisible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
			isMarked: around.some(isDrawn)
		};
	});
}

/** Presses a key until the focus has a name, and asserts at each stop that it is to be seen. */
async function moveTo(page: Page, name: string | RegExp, key = 'Tab', most = 40): Promise<void> {
	const seen: string[] = [];
	for (let step = 0; step < most; step += 1) {
		await page.keyboard.press(key);
		const focus = await readFocus(page);
		seen.push(focus.name);
		if (focus.name !== '') {
			// The editor draws its ring a moment after it has the focus.
			await softly
				.poll(() => readFocus(page), { message: `the focus on “${focus.name}”`, timeout: 2_000 })
				.toMatchObject({ isVisible: true, isMarked: true });
		}
		if (typeof name === 'string' ? focus.name.startsWith(name) : name.test(focus.name)) return;
	}
	throw new Error(`${key} never led to ${String(name)}, but to: ${seen.join(' | ')}`);
}

test('a whole exercise is done by keyboard alone, with the focus always to be seen', async ({
	site,
	page
}) => {
	await page.goto(`${site.url}/`);
	await waitUntilInstalled(page);
	const exercise = new ExercisePage(page);

	await test.step('the first stop skips to the content', async () => {
		await moveTo(page, 'Skip to the content');
		await page.keyboard.press('Enter');
		await moveTo(page, /^Begin/);
	});

	await test.step('the palette leads to the exercise', async () => {
		await page.keyboard.press('ControlOrMeta+k');
		await expect(page.getByRole('combobox', { name: /^Search skills/ })).toBeFocused();
		await page.keyboard.type('sign for');
		await expect(page.getByRole('option', { name: 'A sign for the stall' })).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: 'A sign for the stall' })).toBeVisible();
		await expect(exercise.editor).toBeVisible();
	});

	await test.step('a hint is asked for', async () => {
		await moveTo(page, 'Give me a hint');
		await page.keyboard.press('Enter');
		await expect(exercise.glim).toContainText('1 of 3');
		expect((await readFocus(page)).name).toBe('Next hint');
	});

	await test.step('the editor is entered, run from, and left by Escape and Tab', async () => {
		await moveTo(page, /^Your program/);
		await page.keyboard.press('ControlOrMeta+Enter');
		await expect(exercise.output).toHaveText('Fresh fruit');
		await expect(exercise.editor).toBeFocused();
		await page.keyboard.press('ControlOrMeta+End');
		await page.keyboard.press('Tab');
		await expect(exercise.editor).toBeFocused();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Tab');
		await expect(exercise.editor).not.toBeFocused();
		await moveTo(page, /^Your program/, 'Shift+Tab', 3);
	});

	await test.step('the shortcut submits, first what is wrong and then what is right', async () => {
		await page.keyboard.press('ControlOrMeta+Shift+Enter');
		await expect(exercise.said('1 of 6 tests pass.')).toBeVisible();
		await expect(exercise.editor).toBeFocused();
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type(await readSolution('python/printing/a-sign-for-the-stall'), { delay: 5 });
		await page.keyboard.press('ControlOrMeta+Shift+Enter');
		await expect(exercise.said('All 6 tests pass.')).toBeVisible();
	});

	await test.step('the next exercise is reached', async () => {
		await page.keyboard.press('Escape');
		await moveTo(page, /^Next: /);
		const title = (await readFocus(page)).name.replace('Next: ', '');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		expect(await page.evaluate(() => document.hasFocus())).toBe(true);
	});
});

test('the reef is walked by arrow keys, and Enter opens a skill', async ({ site, page }) => {
	await page.goto(`${site.url}/reef`);
	await expect(page.getByRole('button', { name: 'Printing: open' })).toBeVisible();
	await moveTo(page, 'Printing: open');
	await page.keyboard.press('ArrowDown');
	expect(await readFocus(page)).toMatchObject({ name: 'Variables: locked, needs Printing', isVisible: true });
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');
	expect((await readFocus(page)).name).toMatch(/^(Numbers|Text): locked/);
	const beyond = (await readFocus(page)).name;
	await page.keyboard.press('Enter');
	const panel = page.getByRole('complementary', { name: beyond.split(':')[0] ?? '' });
	await expect(panel).toBeFocused();
	await expect(panel.getByText('Why is it locked?')).toBeVisible();
	await moveTo(page, 'Variables');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('complementary', { name: 'Variables' })).toBeVisible();
	await moveTo(page, 'Read the lesson');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Variables' })).toBeVisible();
});

test('a choice is answered by keyboard alone', async ({ site, page }) => {
	const exercise = await openExercise(page, site, 'python/numbers/the-middle-of-two-heights');
	await moveTo(page, /print\(a \+ b \/ 2\)/);
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio').nth(1)).toBeChecked();
	await moveTo(page, 'Check');
	await page.keyboard.press('Enter');
	await expect(exercise.said('Yes, that is right.').first()).toBeVisible();
	await moveTo(page, /^(Next|Read): /);
});
