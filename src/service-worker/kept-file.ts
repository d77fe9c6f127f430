/** A file the service worker of this version keeps. The build lists them at the top of the finished worker. */
export interface KeptFile {
	/** Below the base path, such as `_app/immutable/entry/start.js`. */
	readonly path: string;
	/** SHA-256 of the content, in hex. */
	readonly hash: string;
	readonly bytes: number;
}

const types: Readonly<Record<string, string>> = {
	css: 'text/css; charset=utf-8',
	html: 'text/html; charset=utf-8',
	ico: 'image/x-icon',
	js: 'text/javascript; charset=utf-8',
	json: 'application/json',
	mjs: 'text/javascript; charset=utf-8',
	png: 'image/png',
	svg: 'image/svg+xml',
	txt: 'text/plain; charset=utf-8',
	wasm: 'application/wasm',
	webmanifest: 'application/manifest+json',
	woff2: 'font/woff2'
};

/** The header a kept file carries its hash in, so that a later version finds what it need not fetch. */
export const hashHeader = 'x-glim-sha256';

/**
 * The response a kept file is stored as. Its headers are ours, not the server's: a `Vary` would hide it from
 * a match, a wrong type would break it, a redirect may not answer a navigation.
 */
export function storeAs(file: KeptFile, content: ArrayBuffer): Response {
	const extension = file.path.slice(file.path.lastIndexOf('.') + 1);
	return new Response(content, {
		headers: {
			'Content-Type': types[extension] ?? 'application/octet-stream',
			'Content-Length': String(content.byteLength),
			[hashHeader]: file.hash
		}
	});
}

/**
 * Where a file is fetched from.
 * @param base the base path, empty or such as `/glim`
 */
export function addressOf(file: KeptFile, base: string): string {
	return file.path === 'index.html' ? `${base}/` : `${base}/${file.path}`;
}
