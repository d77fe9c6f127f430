import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { rolldown } from 'rolldown';
import { findChromium } from '../chromium.js';

const quiet = [
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/**
 * A browser with an empty profile of its own on the disk, as a learner's browser has one. `close` ends it and
 * removes the profile.
 * @returns {Promise<{ context: import('playwright').BrowserContext, close: () => Promise<void> }>}
 */
export async function openBrowser() {
	const folder = await mkdtemp(join(tmpdir(), 'glim-bench-'));
	const executablePath = findChromium();
	const context = await chromium.launchPersistentContext(folder, {
		...(executablePath ? { executablePath } : {}),
		args: quiet,
		viewport: { width: 1280, height: 800 }
	});
	await context.addInitScript({ content: await readWatcher() });
	return {
		context,
		async close() {
			await context.close();
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}

/**
 * Opens an address in a tab of its own, does something there and closes it.
 * @template Found
 * @param {import('playwright').BrowserContext} context @param {string} address
 * @param {(page: import('playwright').Page) => Promise<Found>} visit
 */
export async function visitPage(context, address, visit) {
	const page = await context.newPage();
	try {
		await page.goto(address, { waitUntil: 'commit' });
		return await visit(page);
	} finally {
		await page.close();
	}
}

/** @type {Promise<string> | undefined} */
let watcher;

/** `tests/bench/watch/` as one script, which goes into every page. */
function readWatcher() {
	watcher ??= bundle(join('tests', 'bench', 'watch', 'watch.ts'));
	return watcher;
}

/** @param {string} input */
async function bundle(input) {
	const build = await rolldown({ input, platform: 'browser' });
	const { output } = await build.generate({ format: 'iife', codeSplitting: false });
	await build.close();
	return output[0].code;
}
