import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { findChromium } from '../chromium.js';

/** What the figures were measured on. `load` is the average number of busy processes in the last minute. */
export function describeMachine() {
	const [first] = cpus();
	return {
		processor: first?.model ?? 'unknown',
		cores: cpus().length,
		memoryGiB: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${release()}`,
		node: process.version,
		browser: ask(findChromium() ?? 'chromium', ['--version', '--no-sandbox']),
		commit: ask('git', ['rev-parse', '--short', 'HEAD']),
		load: loadavg()[0] ?? 0
	};
}

/** @param {string} command @param {string[]} args */
function ask(command, args) {
	try {
		return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
	} catch {
		return 'unknown';
	}
}
