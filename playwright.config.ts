import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.js';

const executablePath = findChromium();

export default defineConfig({
	testDir: 'tests',
	testMatch: ['tests/e2e/**/*.test.ts', 'tests/hostile/**/*.e2e.test.ts'],
	timeout: 90_000,
	expect: { timeout: 20_000 },
	workers: 2,
	retries: 0,
	forbidOnly: true,
	reporter: [['list']],
	use: {
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		},
		viewport: { width: 1280, height: 800 },
		trace: 'off'
	}
});
