import type { Page } from '@playwright/test';
import { ExercisePage, openExercise } from './exercise-page.ts';
import { expect, test } from './journey.ts';

// A page that is not there is told in the console too.
test.use({ forgiven: /nowhere|status of 404/ });

const kinds = [
	'/learn/python/loops/lily-pond',
	'/learn/python/loops/how-far',
	'/learn/python/numbers/the-middle-of-two-heights'
];
const pages = [
	'/',
	'/reef',
	'/reef#python/loops',
	'/learn/python/loops',
	'/device',
	'/settings',
	'/nowhere',
	...kinds
];

/** How many pixels of the page lie beyond its right edge. */
function readOverflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * What the learner can neither see nor scroll to: an element with words of its own that reaches beyond the page's
 * edge, or is cut off by a box around it that does not scroll.
 */
function findLostWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const hides = (style: CSSStyleDeclaration) => style.overflowX === 'hidden' || style.overflowX === 'clip';
		const lost: string[] = [];
		for (const element of document.querySelectorAll('main *, header *')) {
			const hasWords = [...element.childNodes].some(
				(node) => node instanceof Text && node.data.trim() !== ''
			);
			const isDecorative = element.closest('[aria-hidden=true], svg, .reef, .cm-editor') !== null;
			if (!hasWords || isDecorative || !element.checkVisibility()) continue;
			const box = element.getBoundingClientRect();
			// What is kept for screen readers alone is a pixel large.
			if (box.width <= 1 || box.height <= 1) continue;
			for (let around = element.parentElement; around; around = around.parentElement) {
				const frame = around.getBoundingClientRect();
				const style = getComputedStyle(around);
				if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
				if (style.textOverflow === 'ellipsis') break;
				if (frame.width > 1 && hides(style) && box.right > frame.right + 1) {
					lost.push(element.textContent.trim().slice(0, 50));
				}
			}
		}
		return lost;
	});
}

async function openPage(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	// An exercise or a lesson has been laid out once what belongs to the learner is there.
	if (/learn\/.*\/.*\//.test(address)) {
		const exercise = new ExercisePage(page);
		await expect(exercise.submit.or(exercise.check)).toBeVisible();
	}
}

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

	test('no page is wider than the screen', async ({ site, page }) => {
		for (const path of pages) {
			await openPage(page, `${site.url}${path}`);
			expect.soft(await readOverflow(page), `${path} lies beyond the edge by`).toBe(0);
			expect.soft(await findLostWords(page), `${path} cuts off`).toEqual([]);
		}
	});

	test('an exercise is done by touch: the parts are tabs, the symbols insert, Run shows the result', async ({
		site,
		page
	}) => {
		const exercise = await openExercise(page, site, 'python/printing/half-a-year-in-space');
		const part = (name: string) =>
			page.getByRole('group', { name: 'Parts of the exercise' }).getByRole('button', { name });
		await expect(part('Task')).toHaveAttribute('aria-pressed', 'true');
		await expect(exercise.editor).toBeHidden();

		await part('Code').tap();
		await exercise.editor.tap();
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.press('Delete');
		await page.keyboard.insertText('print');
		const symbols = page.getByRole('toolbar', { name: 'Symbols' });
		await symbols.getByRole('button', { name: '(', exact: true }).tap();
		await expect(exercise.editor).toBeFocused();
		await page.keyboard.insertText('6 * 7');
		await symbols.getByRole('button', { name: ')', exact: true }).tap();
		await expect(exercise.editor).toHaveText('print(6 * 7)');

		await exercise.run.tap();
		await expect(part('Result')).toHaveAttribute('aria-pressed', 'true');
		await expect(exercise.output).toHaveText('42');
		await exercise.submit.tap();
		await expect(exercise.said(/^\d of 6 tests pass\./)).toBeVisible();
		const box = await exercise.run.boundingBox();
		expect(box?.height, 'Run can be hit by a thumb').toBeGreaterThanOrEqual(44);
		expect((box?.y ?? 0) + (box?.height ?? 0), 'Run is on the screen').toBeLessThanOrEqual(740);
	});
});

test.describe('zoomed to twice the size', () => {
	// What a browser makes of a window 1280 pixels wide at 200 %.
	test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

	test('no page loses words or needs sideways scrolling', async ({ site, page }) => {
		for (const path of pages) {
			await openPage(page, `${site.url}${path}`);
			expect.soft(await readOverflow(page), `${path} lies beyond the edge by`).toBe(0);
			expect.soft(await findLostWords(page), `${path} cuts off`).toEqual([]);
		}
	});
});

test('text set to the largest size loses no words and needs no sideways scrolling', async ({
	site,
	page
}) => {
	await page.setViewportSize({ width: 800, height: 700 });
	await page.goto(`${site.url}/settings`);
	await page.getByRole('radio', { name: 'Largest' }).check();
	for (const path of pages) {
		await openPage(page, `${site.url}${path}`);
		expect.soft(await readOverflow(page), `${path} lies beyond the edge by`).toBe(0);
		expect.soft(await findLostWords(page), `${path} cuts off`).toEqual([]);
	}
});
