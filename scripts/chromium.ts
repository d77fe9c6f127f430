import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Where a Chromium is: GLIM_CHROMIUM, then playwright's own, then one on the PATH.
 * @returns the path of the executable, or undefined where there is none
 */
export function findChromium(): string | undefined {
	const own = chromium.executablePath();
	return [process.env['GLIM_CHROMIUM'], own, ...names.map(which)].find((path) => path && existsSync(path));
}

function which(name: string): string | undefined {
	try {
		return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim() || undefined;
	} catch {
		return undefined;
	}
}
