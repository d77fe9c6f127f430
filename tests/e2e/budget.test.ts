import type { Browser } from '@playwright/test';
import { addUp, recordScripts } from '../../scripts/bench/bytes.js';
import { listPageScripts } from '../../scripts/bench/chunks.js';
import { exercise } from '../../scripts/bench/exercise.js';
import { buildVariant } from '../../scripts/setup/build-site.js';
import { variants } from '../../scripts/site/variants.js';
import type { Site } from './site.ts';
import { expect, test } from './site.ts';

/** All scripts a page loads on a first visit, and the bytes of them with gzip. */
async function weigh(browser: Browser, site: Site, path: string) {
	const build = await buildVariant(variants.root);
	const scripts = await recordScripts(browser, `${site.url}${path}`, build);
	const own = await listPageScripts(
		build,
		scripts.map((each) => each.path)
	);
	return {
		count: scripts.length,
		all: addUp(scripts.map((each) => each.gzipBytes)),
		own: addUp(scripts.filter((each) => own.includes(each.path)).map((each) => each.gzipBytes))
	};
}

test('home loads at most 100 kB of JavaScript on the first visit, all told', async ({ browser, site }) => {
	const { all, count } = await weigh(browser, site, '/');
	expect(count).toBeGreaterThan(10);
	expect(all).toBeLessThanOrEqual(100_000);
});

test('an exercise page with its editor is at most 260 kB of JavaScript, beside store and Python', async ({
	browser,
	site
}) => {
	const { own, all } = await weigh(browser, site, exercise);
	expect(own).toBeLessThanOrEqual(260_000);
	// The editor alone is more than this, and store and runtime are loaded too: both were counted apart.
	expect(own).toBeGreaterThan(150_000);
	expect(all).toBeGreaterThan(own);
});
