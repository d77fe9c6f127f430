import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../scripts/chromium.js';

/** A browser with a profile on disk that can be killed as a power cut does, and started again. */
export class KillableBrowser {
	readonly #profile: string;
	#child: ChildProcess | undefined;

	private constructor(profile: string) {
		this.#profile = profile;
	}

	static async create(): Promise<KillableBrowser> {
		return new KillableBrowser(await mkdtemp(join(tmpdir(), 'glim-profile-')));
	}

	/** Starts the browser on the profile and gives its one page. */
	async open(): Promise<Page> {
		const executable = findChromium();
		if (executable === undefined) throw new Error('There is no Chromium');
		const child = spawn(
			executable,
			[
				`--user-data-dir=${this.#profile}`,
				'--headless=new',
				'--no-sandbox',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--remote-debugging-port=0',
				'about:blank'
			],
			// A process group of its own, so that all of the browser dies at once.
			{ stdio: ['ignore', 'ignore', 'pipe'], detached: true }
		);
		this.#child = child;
		const browser = await chromium.connectOverCDP(await readAddress(child));
		const page = browser.contexts()[0]?.pages()[0];
		if (page === undefined) throw new Error('The browser opened no page');
		return page;
	}

	/** SIGKILL: nothing in the browser gets a chance to finish. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.#child = undefined;
		if (child?.pid === undefined) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		process.kill(-child.pid, 'SIGKILL');
		await ended;
	}

	async remove(): Promise<void> {
		await this.kill();
		await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

function readAddress(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = '';
		child.stderr?.on('data', (part: Buffer) => {
			text += String(part);
			const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
			if (address) resolve(address);
		});
		child.once('exit', (code) => reject(new Error(`The browser ended with ${code}: ${text.slice(-500)}`)));
	});
}
