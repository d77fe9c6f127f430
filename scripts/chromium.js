import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Where a Chromium is: GLIM_CHROMIUM, then playwright's own, then one on the PATH.
 * @returns {string | undefined} the path of the executable, or undefined where there is none
 */
export function findChromium() {
	const own = chromium.executablePath();
	return [process.env['GLIM_CHROMIUM'], own, ...names.map(which)].find((path) => path && existsSync(path));
}

/** @param {string} name @returns {string | undefined} */
function which(name) {
	try {
		return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim() || undefined;
	} catch {
		return undefined;
	}
}
