/** What the service worker does with a request. */
export type Answer =
	/** Not ours: the browser asks the network as if there were no service worker. */
	| { readonly kind: 'pass' }
	/** A file of this version, by its path below the base. */
	| { readonly kind: 'kept'; readonly path: string }
	/** A hashed file of another version: an older cache may still have it. */
	| { readonly kind: 'older'; readonly path: string }
	/** The same page without its trailing slash. */
	| { readonly kind: 'redirect'; readonly to: string };

/** The page that renders every route that has no page of its own. */
export const fallbackPage = '404.html';

/**
 * Decides from the address alone, so that it is the same with and without a network.
 * @param request its method, its address, and whether it is a navigation
 * @param scope the app's origin and base path, such as `https://example.org` and `/glim`
 * @param has whether this version keeps the file of that path
 */
export function chooseAnswer(
	request: { readonly method: string; readonly url: string; readonly isNavigation: boolean },
	scope: { readonly origin: string; readonly base: string },
	has: (path: string) => boolean
): Answer {
	const url = new URL(request.url);
	const isOurs = url.origin === scope.origin && `${url.pathname}/`.startsWith(`${scope.base}/`);
	if (request.method !== 'GET' || !isOurs) return { kind: 'pass' };
	const path = readPath(url.pathname.slice(scope.base.length + 1));
	if (request.isNavigation) return choosePage(path, url, has);
	if (has(path)) return { kind: 'kept', path };
	if (path === '' && has('index.html')) return { kind: 'kept', path: 'index.html' };
	return path.startsWith('_app/immutable/') ? { kind: 'older', path } : { kind: 'pass' };
}

function choosePage(path: string, url: URL, has: (path: string) => boolean): Answer {
	if (path === '') return { kind: 'kept', path: 'index.html' };
	if (path.endsWith('/')) return { kind: 'redirect', to: trimSlashes(url.pathname) + url.search };
	if (has(`${path}.html`)) return { kind: 'kept', path: `${path}.html` };
	if (has(path)) return { kind: 'kept', path };
	// A file of the host, such as a picture or a download, is not a route of the app.
	const isRoute = !path.slice(path.lastIndexOf('/') + 1).includes('.') || path.endsWith('.html');
	return isRoute ? { kind: 'kept', path: fallbackPage } : { kind: 'pass' };
}

/** Two slashes in front would name another host: `//example.org/` must not lead there. */
function trimSlashes(pathname: string): string {
	return pathname.replace(/\/+$/, '').replace(/^\/+/, '/');
}

/** A malformed escape in an address is left as it is. */
function readPath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
