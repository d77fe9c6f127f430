import type { BrowserContext, ConsoleMessage } from '@playwright/test';
import { expect, test as onSite } from './site.ts';
import type { Site } from './site.ts';

export { expect };

/** What a context did that a learner must never meet: errors in the console, requests to other hosts. */
export interface Watch {
	readonly errors: readonly string[];
	readonly foreign: readonly string[];
}

/** What the browser itself writes once the network is gone; the app is judged by what the learner sees then. */
const isLostNetwork = (text: string) =>
	/net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)/.test(text);

/** Watches every page and worker of a context from now on. */
export function watch(context: BrowserContext, site: Site): Watch {
	const errors: string[] = [];
	const foreign: string[] = [];
	context.on('console', (message: ConsoleMessage) => {
		if (message.type() === 'error' && !isLostNetwork(message.text())) errors.push(message.text());
	});
	context.on('weberror', (error) => errors.push(String(error.error())));
	context.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (/^(http|ws)s?:$/.test(protocol) && origin !== new URL(site.url).origin) foreign.push(request.url());
	});
	return { errors, foreign };
}

/**
 * A test of a learner's journey. Whatever else it asserts, no page of its context may ask a foreign host for
 * anything or write an error to the console.
 */
export const test = onSite.extend<{ forgiven: RegExp; watched: Watch }>({
	/** Console errors that are no fault here. */
	forgiven: [/^$/, { option: true }],
	watched: [
		async ({ context, site, forgiven }, use) => {
			const seen = watch(context, site);
			await use(seen);
			expect(seen.foreign, 'requests to other hosts').toEqual([]);
			expect(
				seen.errors.filter((text) => !forgiven.test(text)),
				'errors in the console'
			).toEqual([]);
		},
		{ auto: true }
	]
});
