import { openBrowser, visitPage } from './chromium.js';
import { exercise, program, result } from './exercise.js';

/**
 * Python on a later visit: a new tab in a browser that has been here before, so everything is kept that either
 * page can keep: our service worker, pack and snapshot; the bare page's files and compiled code in HTTP's own
 * cache, and in one case a snapshot as well.
 * @param {import('./sites.js').Sites} sites @returns {Promise<import('./lane.js').Lane[]>}
 */
export async function openLaterVisit(sites) {
	const { context, close } = await openBrowser();
	const visitApp = async () => {
		const { clickableAt, paintedAt } = await visitPage(context, `${sites.app}${exercise}`, (page) =>
			page.evaluate(
				([text, expected]) => window.bench.firstOutput(text, expected),
				/** @type {const} */ ([program, result])
			)
		);
		return { 'later.output': paintedAt, 'later.clickable': clickableAt };
	};
	const visitBare = async (/** @type {string} */ query) => {
		const { paintedAt } = await visitPage(context, `${sites.bench}/bare.html${query}`, (page) =>
			page.evaluate(
				([text, expected]) => window.bench.bareFirstOutput(text, expected),
				/** @type {const} */ ([program, result])
			)
		);
		return paintedAt;
	};
	await visitPage(context, `${sites.app}${exercise}`, untilAllIsKept);
	// The browser compiles a script for keeps only when it has come more than once.
	for (let time = 0; time < 3; time += 1) {
		await visitApp();
		await visitBare('');
		await visitBare('?snapshot');
	}
	return [
		{ name: 'later visit', measure: visitApp },
		{ name: 'later visit, bare', measure: async () => ({ 'later.bare': await visitBare('') }) },
		{
			name: 'later visit, bare with snapshot',
			measure: async () => ({ 'later.bareSnapshot': await visitBare('?snapshot') }),
			close
		}
	];
}

/** Stays on an exercise until the service worker, the unpacked Python and its snapshot are on the disk. */
export async function untilAllIsKept(/** @type {import('playwright').Page} */ page) {
	await page.evaluate(
		([text, expected]) => window.bench.firstOutput(text, expected),
		/** @type {const} */ ([program, result])
	);
	await page.evaluate(async () => {
		const isKept = async () => {
			const name = (await caches.keys()).find((each) => each.includes(':snapshot:'));
			return name !== undefined && (await (await caches.open(name)).keys()).length > 0;
		};
		const isInstalled = () => navigator.serviceWorker.controller?.state === 'activated';
		while (!(isInstalled() && (await isKept()))) await new Promise((resolve) => setTimeout(resolve, 500));
	});
	// The draft of the program is written a moment after the typing.
	await page.waitForTimeout(3_000);
}
