import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { findChromium } from './chromium.js';
import { find, learnForAWeek, takenAt } from './screenshots/learner.js';
import { solveExercise } from './screenshots/solve.js';
import { ensureBuild } from './setup/build-site.js';
import { createSite, listen } from './site/serve.js';

/*
 * `npm run screenshots`: takes the pictures of the README and of the manifest anew, after the pages have
 * changed. The learner in them really solves her exercises, through the pages of the built app.
 */

/** @typedef {import('playwright').Page} Page */

const folder = join('static', 'screenshots');
const mostBytes = 300_000;
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

if ((await ensureBuild()) !== 0) process.exit(1);
const { module } = await runnerImport('./src/lib/curriculum/read-folder.ts', {
	configFile: false,
	logLevel: 'error'
});
const curriculum = module.readFolder('skills', 'skills');
if (!curriculum.ok) throw new Error('The skills are not in order: npm run --silent check-skills');
const exercises = curriculum.skills.flatMap((skill) => skill.exercises);

const { server, port } = await listen(createSite('build', ''), 0, 'localhost');
const site = `http://localhost:${port}`;
const profile = await mkdtemp(join(tmpdir(), 'glim-screenshots-'));
await mkdir(folder, { recursive: true });
try {
	await visit(desktop, async (page) => {
		console.log('Learning for a week …');
		await learnForAWeek(page, site, exercises);
		await take(page, 'reef', ['dark'], '/reef#python/text');
		await take(page, 'lesson', ['light'], '/learn/python/text');
		await solveExercise(page, site, find(exercises, 'python/text/tidy-the-guest-list'));
		await take(page, 'exercise', ['dark', 'light']);
	});
	await visit(phone, async (page) => {
		await take(page, 'phone-home', ['dark'], '/');
		await solveExercise(page, site, find(exercises, 'python/conditions/umbrella'));
		await take(page, 'phone-exercise', ['light']);
	});
} finally {
	server.closeAllConnections();
	server.close();
	await rm(profile, { recursive: true, force: true });
}

/**
 * Opens the browser with what it kept the time before, as one device after another.
 * @param {import('playwright').BrowserContextOptions} device @param {(page: Page) => Promise<void>} act
 */
async function visit(device, act) {
	const executablePath = findChromium();
	const browser = await chromium.launchPersistentContext(profile, {
		...(executablePath ? { executablePath } : {}),
		args: ['--no-sandbox', '--hide-scrollbars'],
		colorScheme: 'dark',
		locale: 'en-GB',
		reducedMotion: 'reduce',
		timezoneId: 'UTC',
		...device
	});
	try {
		const page = browser.pages()[0] ?? (await browser.newPage());
		await page.clock.setFixedTime(takenAt);
		await act(page);
	} finally {
		await browser.close();
	}
}

/**
 * Takes a page in the given themes.
 * @param {Page} page @param {string} name of the pictures @param {readonly ('dark' | 'light')[]} themes
 * @param {string} [path] to open first; without it, the page as it is
 */
async function take(page, name, themes, path) {
	if (path !== undefined) await page.goto(`${site}${path}`);
	for (const colorScheme of themes) {
		await page.emulateMedia({ colorScheme });
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		// What moves has come to rest; there is no event for that.
		await page.waitForTimeout(1_000);
		// Home screens take PNG and JPEG; the soft light of the reef makes a PNG three times as large.
		const path = join(folder, `${name}-${colorScheme}.jpg`);
		await page.screenshot({ path, type: 'jpeg', quality: 92, animations: 'disabled', caret: 'hide' });
		const { size } = await stat(path);
		console.log(`${path}  ${Math.round(size / 1000)} KB`);
		if (size > mostBytes) throw new Error(`${path} has more than ${mostBytes / 1000} KB.`);
	}
}
