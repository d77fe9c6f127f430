import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { findChromium } from './scripts/chromium.js';
import { testServer } from './tests/test-server.js';
import viteConfig from './vite.config.ts';

const executablePath = findChromium();

export default mergeConfig(
	viteConfig,
	defineConfig({
		test: {
			// A poll waits for something to happen, never for a time: a busy machine must not fail one.
			expect: { requireAssertions: true, poll: { timeout: 20_000 } },
			projects: [
				{
					extends: true,
					test: {
						name: 'unit',
						environment: 'node',
						include: ['tests/unit/**/*.test.ts'],
						// No test is about time: a busy machine must not fail one.
						testTimeout: 60_000
					}
				},
				{
					extends: true,
					plugins: [testServer()],
					resolve: { conditions: ['browser'] },
					test: {
						name: 'browser',
						include: ['tests/browser/**/*.test.ts', 'tests/hostile/**/*.browser.test.ts'],
						testTimeout: 30_000,
						browser: {
							enabled: true,
							headless: true,
							screenshotFailures: false,
							provider: playwright({
								launchOptions: {
									...(executablePath ? { executablePath } : {}),
									args: ['--no-sandbox', '--disable-background-networking']
								}
							}),
							instances: [{ browser: 'chromium' }]
						}
					}
				}
			]
		}
	})
);
