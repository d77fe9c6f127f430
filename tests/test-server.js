import { buildPythonFiles } from '../scripts/pack/python-files.js';

/**
 * What browser tests need beside the app's own files: the Python files under `/__python/`, and under `/__spy`
 * an address that answers anyone, allows every origin, and counts who came.
 * @returns {import('vite').Plugin}
 */
export function testServer() {
	/** @type {string[]} */
	const seen = [];
	return {
		name: 'glim-test-server',
		configureServer(server) {
			server.middlewares.use('/__python/', servePython);
			server.middlewares.use('/__spy', (request, response) => spy(seen, request, response));
			server.httpServer?.on('upgrade', ({ url }) => seen.push(`UPGRADE ${url}`));
		}
	};
}

/** @type {ReturnType<typeof buildPythonFiles> | undefined} */
let built;

/** @type {import('vite').Connect.SimpleHandleFunction} */
async function servePython(request, response) {
	built ??= buildPythonFiles();
	const { version, files } = await built;
	const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*/, '');
	const file = Object.entries(files).find(([each]) => each === name)?.[1];
	if (name === 'version') return void response.end(version);
	response.statusCode = file ? 200 : 404;
	if (name.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm');
	if (name.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
	response.setHeader('cache-control', 'public, max-age=3600');
	response.end(file);
}

/**
 * `/__spy/seen?word` lists the requests whose address ends with the word; every other request is written down.
 * @param {string[]} seen
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function spy(seen, request, response) {
	const url = request.url ?? '';
	response.setHeader('access-control-allow-origin', '*');
	response.setHeader('access-control-allow-headers', '*');
	if (url.startsWith('/seen?')) {
		const word = url.slice('/seen?'.length);
		return void response.end(JSON.stringify(seen.filter((each) => each.endsWith(`/${word}`))));
	}
	seen.push(`${request.method} ${url}`);
	response.setHeader('content-type', 'text/javascript');
	response.end('globalThis.spied = true;');
}
