import { openBrowser, visitPage } from './chromium.js';
import { exercise, program, result } from './exercise.js';

/**
 * Python for the very first time: nothing is cached anywhere, each measurement has a browser of its own.
 * @param {import('./sites.js').Sites} sites @returns {Promise<import('./lane.js').Lane[]>}
 */
export async function openFirstVisit(sites) {
	return [
		{ name: 'first visit', measure: () => measure(`${sites.app}${exercise}`, 'firstOutput', 'first.output') },
		{
			name: 'first visit, bare',
			measure: () => measure(`${sites.bench}/bare.html`, 'bareFirstOutput', 'first.bare')
		}
	];
}

/** @param {string} address @param {'firstOutput' | 'bareFirstOutput'} act @param {string} reading */
async function measure(address, act, reading) {
	const { context, close } = await openBrowser();
	try {
		// A browser that has just started is busy with itself.
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		const { paintedAt } = await visitPage(context, address, (page) =>
			page.evaluate(
				([name, ...given]) => window.bench[name](...given),
				/** @type {const} */ ([act, program, result])
			)
		);
		return { [reading]: paintedAt };
	} finally {
		await close();
	}
}
