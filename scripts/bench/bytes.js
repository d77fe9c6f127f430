import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @typedef {{ path: string, gzipBytes: number, wireBytes: number }} Script `path` is below the site's root */

/**
 * The scripts a page asks for before anything else: those its HTML names.
 * @param {string} build the folder of a finished build @param {string} file such as `index.html`
 * @returns {Promise<readonly string[]>} paths below the root
 */
export async function listNamedScripts(build, file) {
	const html = await readFile(join(build, file), 'utf8');
	return [...new Set([...html.matchAll(/(?:href|src)="\/([^"]+\.js)"/g)].map(([, path]) => path ?? ''))];
}

/**
 * Every script a page loads by itself on a first visit, until the network has been quiet for a while. The
 * service worker's own downloads, which follow in the background, are not the page's.
 * @param {import('playwright').Browser} browser @param {string} address @param {string} build
 * @returns {Promise<readonly Script[]>}
 */
export async function recordScripts(browser, address, build) {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	/** @type {import('playwright').Request[]} */
	const requests = [];
	page.on('requestfinished', (request) => requests.push(request));
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.waitForTimeout(3_000);
	const scripts = requests.filter((each) => new URL(each.url()).pathname.endsWith('.js'));
	const found = await Promise.all(scripts.map((request) => weigh(request, build)));
	await context.close();
	return found;
}

/** @param {import('playwright').Request} request @param {string} build */
async function weigh(request, build) {
	const path = new URL(request.url()).pathname.slice(1);
	const { responseBodySize } = await request.sizes();
	return { path, gzipBytes: await gzipBytes(build, path), wireBytes: responseBodySize };
}

/** @param {string} build @param {string} path */
export async function gzipBytes(build, path) {
	return gzipSync(await readFile(join(build, path)), { level: 9 }).length;
}

/** @param {readonly number[]} bytes */
export function addUp(bytes) {
	return bytes.reduce((sum, each) => sum + each, 0);
}
