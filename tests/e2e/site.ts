import { test as plain } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { buildVariant } from '../../scripts/setup/build-site.js';
import { createSite, listen } from '../../scripts/site/serve.js';
import { variants } from '../../scripts/site/variants.js';

export { expect } from '@playwright/test';

export type VariantName = keyof typeof variants;

/** What a test makes the server do with a path instead of serving the file. */
export type Fault =
	/** The request is left open for ever. */
	| { readonly kind: 'hang' }
	| { readonly kind: 'answer'; readonly status: number; readonly type: string; readonly body: string };

/**
 * A request the server has seen, in the order they came. Its path is below the origin, with the query. It is
 * `open` until its answer is written, which the browser may have read before the server notices.
 */
export interface SeenRequest {
	readonly path: string;
	readonly status: number | 'open';
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The built app on a server of this test's own, which can be stopped, broken and given another build. */
export class Site {
	#port = 0;
	#server: Server | undefined;
	#handler: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
	#base = '';
	#requests: Writable<SeenRequest>[] = [];
	#fault: (path: string) => Fault | undefined = () => undefined;

	/** The app's address without the last slash, such as `http://localhost:1234/glim`. */
	get url(): string {
		return `http://localhost:${this.#port}${this.#base}`;
	}

	get base(): string {
		return this.#base;
	}

	/** Every request so far, or since `forget`. */
	get requests(): readonly SeenRequest[] {
		return this.#requests;
	}

	forget(): void {
		this.#requests = [];
	}

	/** Puts a build on the server, as a deploy does. Builds it first if no test has yet. */
	async deploy(name: VariantName): Promise<void> {
		const variant = variants[name];
		this.#base = variant.base;
		this.#handler = createSite(await buildVariant(variant), variant.base);
	}

	/** From now on, paths for which this returns a fault get it instead of the file. */
	breakPaths(fault: (path: string) => Fault | undefined): void {
		this.#fault = fault;
	}

	repair(): void {
		this.#fault = () => undefined;
	}

	/** Starts serving, after `stop` on the same port as before. */
	async start(): Promise<void> {
		const { server, port } = await listen(
			(request, response) => this.#answer(request, response),
			this.#port,
			'localhost'
		);
		this.#server = server;
		this.#port = port;
	}

	/** Ends the server and every connection at once, as a lost network does. */
	async stop(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (server === undefined) return;
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const path = request.url ?? '/';
		const seen: Writable<SeenRequest> = { path, status: 'open' };
		this.#requests.push(seen);
		const fault = this.#fault(path);
		if (fault?.kind === 'hang') return;
		response.on('finish', () => (seen.status = response.statusCode));
		if (fault) response.writeHead(fault.status, { 'Content-Type': fault.type }).end(fault.body);
		else this.#handler?.(request, response);
	}
}

/** `site` is a running server with the build that `variant` names: `test.use({ variant: 'folder' })`. */
export const test = plain.extend<{ variant: VariantName; site: Site }, { built: undefined }>({
	variant: ['root', { option: true }],
	built: [
		// The test runner reads what a fixture needs from its first parameter, which must be a pattern.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			await buildVariant(variants.root);
			await use(undefined);
		},
		{ scope: 'worker', auto: true, timeout: 600_000 }
	],
	site: async ({ variant }, use) => {
		const site = new Site();
		await site.deploy(variant);
		await site.start();
		await use(site);
		await site.stop();
	}
});

/** Waits until the page is served by an installed service worker: from then on no network is needed. */
export async function waitUntilInstalled(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}
