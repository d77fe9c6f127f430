import { openBrowser } from './chromium.js';
import { exercise } from './exercise.js';
import { untilAllIsKept } from './later-visit.js';

/** Prints something else each time, so that the new output can be told from the old. */
const clock = 'import time\nprint(time.time_ns())';
const hang = `${clock}\nwhile True:\n    pass`;
/** Long enough for a pause in typing to be over, and for the next spare interpreter to be there. */
const pauseMs = 700;
const spareMs = 2_500;
const repeats = 5;

/**
 * What a learner waits for at work: the exercise page is open and Python ready.
 * @param {import('./sites.js').Sites} sites @returns {Promise<import('./lane.js').Lane[]>}
 */
export async function openWork(sites) {
	const { context, close } = await openBrowser();
	const page = await context.newPage();
	await page.goto(`${sites.app}${exercise}`);
	await untilAllIsKept(page);
	const bare = await context.newPage();
	await bare.goto(`${sites.bench}/bare.html`);
	await bare.evaluate((text) => window.bench.bareFirstOutput(text, ''), clock);
	await bare.waitForTimeout(pauseMs);
	return [
		{ name: 'Run', measure: () => measureRun(page) },
		{ name: 'Run, bare', measure: () => measureBareRun(bare) },
		{ name: 'Stop', measure: () => measureStop(page) },
		{ name: 'Submit', measure: () => measureSubmit(page), close }
	];
}

/** @param {import('playwright').Page} page */
async function measureRun(page) {
	await page.bringToFront();
	const typed = await page.evaluate(typeAndRun, clock);
	await page.waitForTimeout(pauseMs);
	const times = await page.evaluate(repeatRun, repeats);
	return {
		'run.typed': typed,
		'run.inDocument': times.map((time) => time.inDocument),
		'run.painted': times.map((time) => time.painted)
	};
}

/** The first run after a change of the program waits until the draft is on the disk. */
async function typeAndRun(/** @type {string} */ program) {
	window.bench.type('pass');
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	window.bench.type(program);
	await new Promise((resolve) => setTimeout(resolve, 50));
	return (await window.bench.run()).painted;
}

async function repeatRun(/** @type {number} */ times) {
	const found = [];
	for (let time = 0; time < times; time += 1) {
		// At no fixed distance from the display's frames, as a learner's click is not.
		await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 50));
		found.push(await window.bench.run());
	}
	return found;
}

/** @param {import('playwright').Page} page */
async function measureBareRun(page) {
	await page.bringToFront();
	const times = await page.evaluate(
		async ([program, count]) => {
			const found = [];
			for (let time = 0; time < Number(count); time += 1) {
				await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 50));
				found.push(await window.bench.bareRun(String(program)));
			}
			return found;
		},
		[clock, repeats]
	);
	return {
		'run.bareInDocument': times.map((time) => time.inDocument),
		'run.barePainted': times.map((time) => time.painted)
	};
}

/** @param {import('playwright').Page} page */
async function measureStop(page) {
	await page.bringToFront();
	await page.evaluate((program) => window.bench.type(program), hang);
	await page.waitForTimeout(pauseMs);
	await page.evaluate(() => window.bench.run());
	await page.waitForTimeout(pauseMs);
	const { ready, output } = await page.evaluate(() => window.bench.stop());
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await page.waitForTimeout(spareMs);
	return { 'stop.ready': ready, 'stop.output': output };
}

/** @param {import('playwright').Page} page */
async function measureSubmit(page) {
	await page.bringToFront();
	await page.evaluate((program) => window.bench.type(program), clock);
	await page.waitForTimeout(pauseMs);
	const painted = await page.evaluate(() => window.bench.submit());
	await page.waitForTimeout(spareMs);
	return { 'submit.painted': painted };
}
