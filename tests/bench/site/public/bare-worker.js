// @ts-expect-error -- an address of the bench's own site, not a module of this project
import { loadPyodide } from '/_app/immutable/pyodide/pyodide.mjs';

const picture = '/picture';

/** @param {Record<string, unknown>} [options] */
function load(options) {
	return loadPyodide({ stdout: (/** @type {string} */ text) => postMessage(`${text}\n`), ...options });
}

/** The kept picture of Python's memory, made first where there is none. */
async function readPicture() {
	const cache = await caches.open('picture');
	const kept = await cache.match(picture);
	if (kept) return kept.arrayBuffer();
	const bytes = (await load({ _makeSnapshot: true })).makeMemorySnapshot();
	await cache.put(picture, new Response(bytes));
	return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

const python =
	self.name === 'snapshot' ? readPicture().then((bytes) => load({ _loadSnapshot: bytes })) : load();

self.onmessage = async ({ data }) => (await python).runPython(data);
