import type { Answer } from './answer.ts';
import type { AppCaches } from './app-cache.ts';
import { findIn, openOthers, openOwn } from './app-cache.ts';

/**
 * A worker loaded from an address does not inherit the page's policy, so ours are given one of their own:
 * they run our scripts and WebAssembly and talk to our own origin, and nothing else.
 */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The response to a request that is not passed on. */
export async function respond(
	request: Request,
	answer: Exclude<Answer, { kind: 'pass' }>,
	app: AppCaches
): Promise<Response> {
	if (answer.kind === 'redirect') return Response.redirect(answer.to, 301);
	const found = await findFile(answer, app);
	const response = found ?? (await fetch(request));
	return isWorkerScript(request) ? withPolicy(response) : response;
}

/** Whether the request loads the script of a worker. */
export function isWorkerScript(request: Request): boolean {
	return request.destination === 'worker' || request.destination === 'sharedworker';
}

/** The same response under the workers' policy. */
export function withPolicy(response: Response): Response {
	if (response.type === 'opaque' || response.type === 'error') return response;
	const headers = new Headers(response.headers);
	headers.set('Content-Security-Policy', workerPolicy);
	return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

async function findFile(
	answer: Exclude<Answer, { kind: 'pass' | 'redirect' }>,
	app: AppCaches
): Promise<Response | undefined> {
	if (answer.kind === 'kept') return findIn(await openOwn(app), app.base, answer.path);
	for (const cache of await openOthers(app)) {
		const found = await findIn(cache, app.base, answer.path);
		if (found) return found;
	}
	return undefined;
}
