import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * A static file server that behaves as the usual hosts do: precompressed files where the browser takes them,
 * `/page` for `page.html`, hashed files cached for good and everything else asked for again, and the build's
 * own `404.html` with status 404 for what is not there.
 * @param {string} directory a finished build
 * @param {string} base the path it was built for, empty or such as `/glim`
 * @returns {import('node:http').RequestListener}
 */
export function createSite(directory, base) {
	const notFound = readFileSync(join(directory, '404.html'));
	const serve = sirv(directory, { etag: true, gzip: true, brotli: true, setHeaders: setCaching });
	return (request, response) => {
		const path = stripBase(request.url ?? '/', base);
		if (path === undefined) {
			response.writeHead(404, { 'Content-Type': 'text/plain' }).end(`Glim is at ${base}/`);
			return;
		}
		request.url = path;
		serve(request, response, () => {
			response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(notFound);
		});
	};
}

/** @param {string} url @param {string} base */
function stripBase(url, base) {
	if (url === base) return '/';
	return url.startsWith(`${base}/`) ? url.slice(base.length) : undefined;
}

/** @param {import('node:http').ServerResponse} response @param {string} path */
function setCaching(response, path) {
	const isHashed = path.includes('/_app/immutable/') || path.endsWith('.bin');
	response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/**
 * Listens on the first free port from the wanted one on.
 * @param {import('node:http').RequestListener} site @param {number} port 0 for any @param {string} host
 * @returns {Promise<{ server: import('node:http').Server, port: number }>}
 */
export async function listen(site, port, host) {
	for (let each = port; ; each += 1) {
		const server = createServer(site);
		const taken = await new Promise((resolve, reject) => {
			server.once('error', (error) =>
				'code' in error && error.code === 'EADDRINUSE' ? resolve(true) : reject(error)
			);
			server.listen(each, host, () => resolve(false));
		});
		if (taken && each < port + 20) continue;
		if (taken) throw new Error(`The ports ${port} to ${each} are all taken. Choose one with PORT=…`);
		const address = server.address();
		return { server, port: typeof address === 'object' && address !== null ? address.port : each };
	}
}
