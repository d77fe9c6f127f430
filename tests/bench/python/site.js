import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildPythonFiles } from '../../../scripts/pack/python-files.js';
import { scriptText } from '../../../scripts/script-text.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const pyodide = fileURLToPath(new URL('../../../node_modules/pyodide/', import.meta.url));

/** @type {Record<string, string>} */
const types = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.wasm': 'application/wasm'
};

/**
 * Serves the two pages, plain Pyodide for the peer, and the files of our pack, all cacheable for good.
 * @returns {Promise<{ address: string, close(): void }>}
 */
export async function startSite() {
	const { files } = await buildPythonFiles();
	const page = await buildPage();
	const packed = new Map(Object.entries(files));
	/** @param {string} path */
	const find = async (path) => {
		if (path.startsWith('/python/')) return packed.get(path.slice('/python/'.length));
		if (path.startsWith('/pyodide/')) return readFile(join(pyodide, path.slice('/pyodide/'.length)));
		return page.get(path.slice(1)) ?? readFile(join(here, path));
	};
	const server = createServer(async (request, response) => {
		const path = new URL(request.url ?? '/', 'http://localhost').pathname;
		const body = await find(path).catch(() => undefined);
		response.writeHead(body ? 200 : 404, {
			'content-type': types[extname(path)] ?? 'application/octet-stream',
			'cache-control': 'public, max-age=31536000, immutable'
		});
		response.end(body);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { address: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/** @returns {Promise<Map<string, string | Uint8Array>>} the files of our page by name */
async function buildPage() {
	const built = await build({
		configFile: false,
		root: here,
		logLevel: 'error',
		plugins: [scriptText()],
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: { input: join(here, 'glim.html') }
		}
	});
	const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) =>
		'output' in each ? each.output : []
	);
	return new Map(outputs.map((each) => [each.fileName, each.type === 'chunk' ? each.code : each.source]));
}
