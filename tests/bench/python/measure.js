import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { startSite } from './site.js';

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {{ median: number, least: number, most: number, count: number }} Figure
 * @typedef {Record<string, number[]>} Samples
 */

/**
 * Measures our Python against the bare peer, interleaved, in profiles of their own. All figures are
 * milliseconds: `cold` in a new profile and `warm` on a later visit, from navigation to the first output;
 * the others on the warm page.
 * @param {{ executablePath?: string, rounds?: number, onRound?: (round: number) => void }} options
 * @returns {Promise<Record<string, Figure>>}
 */
export async function measurePython({ executablePath, rounds = 5, onRound = () => undefined }) {
	const site = await startSite();
	const [bareProfile, glimProfile] = [await newFolder(), await newFolder()];
	/** @type {Samples} */
	const samples = {};
	/** @param {string} folder @param {string} page @param {(page: Page) => Promise<Samples>} use */
	const visit = (folder, page, use) => inProfile(folder, executablePath, `${site.address}/${page}.html`, use);
	try {
		await visit(bareProfile, 'bare', onlyReady);
		await visit(glimProfile, 'glim', keepSnapshot);
		for (let round = 0; round < rounds; round++) {
			onRound(round);
			add(samples, 'bareCold', await inNewProfile((folder) => visit(folder, 'bare', onlyReady)));
			add(samples, 'glimCold', await inNewProfile((folder) => visit(folder, 'glim', onlyReady)));
			add(samples, 'bareWarm', await visit(bareProfile, 'bare', useBare));
			add(samples, 'glimWarm', await visit(glimProfile, 'glim', useGlim));
		}
	} finally {
		site.close();
		await Promise.all([bareProfile, glimProfile].map(removeFolder));
	}
	return Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, summarise(values)]));
}

/** @param {Samples} samples @param {string} prefix @param {Samples} more */
function add(samples, prefix, more) {
	for (const [name, values] of Object.entries(more)) (samples[`${prefix}.${name}`] ??= []).push(...values);
}

/** @param {readonly number[]} values @returns {Figure} */
function summarise(values) {
	const sorted = [...values].sort((a, b) => a - b);
	/** @param {number} share */
	const at = (share) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? NaN) * 10) / 10;
	return { median: at(0.5), least: at(0), most: at(1), count: sorted.length };
}

/** @param {Page} page @returns {Promise<Samples>} */
async function onlyReady(page) {
	return { ready: [await page.evaluate(() => (window.glim ?? window.bare).ready)] };
}

/** @param {Page} page @returns {Promise<Samples>} */
function useBare(page) {
	return page.evaluate(async () => {
		const ready = [await window.bare.ready];
		const [runToOutput, runToPaint] = [[0], [0]].map((each) => each.slice(1));
		for (let n = 0; n < 10; n++) {
			runToOutput?.push(await window.bare.runToOutput('print(1)'));
			runToPaint?.push(await window.bare.runToPaint('print(1)'));
		}
		return { ready, runToOutput: runToOutput ?? [], runToPaint: runToPaint ?? [] };
	});
}

/** @param {Page} page @returns {Promise<Samples>} */
function useGlim(page) {
	return page.evaluate(async () => {
		/** @type {Record<'ready' | 'runToOutput' | 'runToPaint' | 'stopToOutput' | 'gradeTen', number[]>} */
		const samples = { ready: [], runToOutput: [], runToPaint: [], stopToOutput: [], gradeTen: [] };
		/** Until the spare interpreter is there again. @param {number} ms */
		const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
		samples.ready.push(await window.glim.ready);
		await rest(1500);
		for (let n = 0; n < 10; n++) {
			samples.runToOutput.push(await window.glim.runToOutput('print(1)'));
			samples.runToPaint.push(await window.glim.runToPaint('print(1)'));
		}
		for (let n = 0; n < 3; n++) {
			samples.stopToOutput.push(await window.glim.stopToOutput());
			await rest(2000);
			samples.gradeTen.push(await window.glim.gradeTen());
			await rest(2000);
		}
		return samples;
	});
}

/** @param {Page} page @returns {Promise<Samples>} */
async function keepSnapshot(page) {
	const reason = await page.evaluate(async () => {
		await window.glim.ready;
		return (await window.glim.keepSnapshot()) ? '' : JSON.stringify(window.glim.diagnostics);
	});
	if (reason) throw new Error(`No snapshot was made: ${reason}`);
	return {};
}

const newFolder = () => mkdtemp(join(tmpdir(), 'glim-bench-'));

/** @param {string} folder */
const removeFolder = (folder) => rm(folder, { recursive: true, force: true });

/** @param {(folder: string) => Promise<Samples>} use */
async function inNewProfile(use) {
	const folder = await newFolder();
	return use(folder).finally(() => removeFolder(folder));
}

/**
 * @param {string} folder @param {string | undefined} executablePath @param {string} address
 * @param {(page: Page) => Promise<Samples>} use
 */
async function inProfile(folder, executablePath, address, use) {
	const context = await chromium.launchPersistentContext(folder, {
		...(executablePath ? { executablePath } : {}),
		headless: true,
		args: ['--no-sandbox', '--disable-background-networking']
	});
	try {
		const page = await context.newPage();
		await page.goto(address, { waitUntil: 'commit' });
		await page.waitForFunction(() => 'glim' in window || 'bare' in window);
		return await use(page);
	} finally {
		await context.close();
	}
}
