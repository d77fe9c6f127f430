import { chromium } from 'playwright';
import { findChromium } from '../chromium.js';
import { addUp, gzipBytes, listNamedScripts, recordScripts } from './bytes.js';
import { listPageScripts } from './chunks.js';
import { exercise } from './exercise.js';

/**
 * The bytes of the first page. They do not vary, so they are read once.
 * @param {import('./sites.js').Sites} sites @returns {Promise<Record<string, number>>} in kB of 1000 bytes
 */
export async function readBytes(sites) {
	const executablePath = findChromium();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: ['--no-sandbox']
	});
	try {
		const home = await recordScripts(browser, `${sites.app}/`, 'build');
		const work = await recordScripts(browser, `${sites.app}${exercise}`, 'build');
		const named = await listNamedScripts('build', 'index.html');
		const own = await listPageScripts(
			'build',
			work.map((each) => each.path)
		);
		return {
			'bytes.home': addUp(await Promise.all(named.map((path) => gzipBytes('build', path)))) / 1000,
			'bytes.homeAll': addUp(home.map((each) => each.gzipBytes)) / 1000,
			'bytes.homeWire': addUp(home.map((each) => each.wireBytes)) / 1000,
			'bytes.exercise':
				addUp(work.filter((each) => own.includes(each.path)).map((each) => each.gzipBytes)) / 1000,
			'bytes.exerciseAll': addUp(work.map((each) => each.gzipBytes)) / 1000,
			'bytes.exerciseWire': addUp(work.map((each) => each.wireBytes)) / 1000
		};
	} finally {
		await browser.close();
	}
}
