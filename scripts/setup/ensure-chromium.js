import { execFileSync } from 'node:child_process';
import { runCommand } from './command.js';

/**
 * Finds a Chromium that starts, or installs one: first with playwright's own installer, then with apt.
 * @returns {Promise<boolean>} false, after a message that says what to do, where neither is possible
 */
export async function ensureChromium() {
	if (await startsChromium()) return true;
	console.log('No Chromium found. Installing one for the tests …');
	await runCommand('npx', ['playwright', 'install', 'chromium']);
	if (await startsChromium()) return true;
	await installWithApt();
	if (await startsChromium()) return true;
	console.error(
		'The tests need Chromium, and it could not be installed from here. Install Chromium or Chrome yourself, ' +
			'or name one with GLIM_CHROMIUM=/path/to/chromium, and run npm test again.'
	);
	return false;
}

/** A browser that is there but lacks a system library does not count. */
async function startsChromium() {
	const [{ chromium }, { findChromium }] = await Promise.all([
		import('playwright'),
		import('../chromium.js')
	]);
	const executablePath = findChromium();
	if (executablePath === undefined) return false;
	try {
		const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
		await browser.close();
		return true;
	} catch {
		return false;
	}
}

async function installWithApt() {
	const prefix = process.getuid?.() === 0 ? [] : canSudo() ? ['sudo', '-n'] : undefined;
	if (prefix === undefined) return;
	for (const step of [
		['apt-get', 'update', '-q'],
		['apt-get', 'install', '-y', '-q', 'chromium']
	]) {
		const [command = '', ...rest] = [...prefix, ...step];
		await runCommand(command, rest, { DEBIAN_FRONTEND: 'noninteractive' });
	}
}

function canSudo() {
	try {
		execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
