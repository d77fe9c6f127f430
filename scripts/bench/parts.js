import { openBrowser } from './chromium.js';

/** Readings by what measures them in `tests/bench/site/parts.ts`. */
const readings = /** @type {const} */ ({
	'sandbox.fresh': 'fresh',
	'sandbox.graded': 'graded',
	'store.append': 'append',
	'store.bareAppend': 'bareAppend',
	'store.open': 'open',
	'store.rebuild': 'rebuild',
	'learner.fold': 'fold',
	'learner.next': 'next'
});

/**
 * The parts that are measured by themselves: the sandbox, the store and the learner model.
 * @param {import('./sites.js').Sites} sites @returns {Promise<import('./lane.js').Lane[]>}
 */
export async function openParts(sites) {
	const { context, close } = await openBrowser();
	const page = await context.newPage();
	await page.goto(`${sites.bench}/parts.html`);
	await page.waitForFunction(() => 'openParts' in window);
	const parts = await page.evaluateHandle(() => window.openParts());
	const lanes = Object.entries(readings).map(([name, part]) => ({
		name,
		async measure() {
			await page.bringToFront();
			// The spare interpreter that takes the place of a used one is there again.
			await page.waitForTimeout(1_500);
			return { [name]: await parts.evaluate(async (all, key) => [await all[key]()].flat(), part) };
		}
	}));
	return [...lanes, { name: 'parts done', measure: async () => ({}), close }];
}
