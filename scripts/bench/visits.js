import { openBrowser, visitPage } from './chromium.js';
import { exercise, lesson } from './exercise.js';
import { untilAllIsKept } from './later-visit.js';

const pages = { home: '/', lesson, exercise };
/** After so long without input nothing more is painted that counts. */
const settleMs = 2_500;

/**
 * The browser's own paint figures of the three pages: on the first visit, and on a later one.
 * @param {import('./sites.js').Sites} sites @returns {Promise<import('./lane.js').Lane[]>}
 */
export async function openVisits(sites) {
	const { context, close } = await openBrowser();
	await visitPage(context, `${sites.app}${exercise}`, untilAllIsKept);
	for (const path of Object.values(pages)) await readPaints(context, `${sites.app}${path}`);
	return [
		...Object.entries(pages).map(([name, path]) => ({
			name: `${name}, first visit`,
			measure: () => visitFirst(`${sites.app}${path}`, `${name}.first`)
		})),
		{ name: 'later visits', measure: () => visitAll(context, sites.app), close }
	];
}

/** @param {string} address @param {string} prefix */
async function visitFirst(address, prefix) {
	const browser = await openBrowser();
	try {
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		return prefixed(prefix, await readPaints(browser.context, address));
	} finally {
		await browser.close();
	}
}

/** @param {import('playwright').BrowserContext} context @param {string} app */
async function visitAll(context, app) {
	/** @type {Record<string, number>} */
	const found = {};
	for (const [name, path] of Object.entries(pages))
		Object.assign(found, prefixed(`${name}.later`, await readPaints(context, `${app}${path}`)));
	return found;
}

/** @param {import('playwright').BrowserContext} context @param {string} address */
function readPaints(context, address) {
	return visitPage(context, address, async (page) => {
		await page.waitForTimeout(settleMs);
		return page.evaluate(() => window.bench.paints());
	});
}

/** @param {string} prefix @param {ReturnType<typeof window.bench.paints>} paints @returns {Record<string, number>} */
function prefixed(prefix, { firstAt, largestAt, routerAt, blockedMs, shift }) {
	return {
		[`${prefix}.first`]: firstAt,
		[`${prefix}.largest`]: largestAt,
		[`${prefix}.alive`]: routerAt,
		[`${prefix}.blocked`]: blockedMs,
		[`${prefix}.shift`]: shift
	};
}
