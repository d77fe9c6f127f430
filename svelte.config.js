import { readFileSync } from 'node:fs';
import { sealedSite } from './scripts/site/adapter.js';
import { bootstrapHash } from './workers/sandbox/bootstrap.js';

/**
 * BASE_PATH puts the app under a folder, such as `/glim`. GLIM_VERSION names the build; without it the
 * package's version and the time of the build do, so that two builds never share a name. GLIM_OUT is the folder of the finished site.
 */
const base = process.env.BASE_PATH ?? '';

// This file is read several times in one build, and all its parts must bear the same name.
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
process.env.GLIM_VERSION ??= `${version}-${Date.now().toString(36)}`;

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: sealedSite(process.env.GLIM_OUT ?? 'build'),
		paths: { base: /** @type {'' | `/${string}`} */ (base), relative: false },
		version: { name: process.env.GLIM_VERSION, pollInterval: 0 },
		serviceWorker: { register: false },
		output: { preloadStrategy: 'modulepreload' },
		prerender: { handleMissingId: 'fail', handleHttpError: 'fail' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				// The sandbox's frame is a srcdoc document: it inherits this policy, so its one inline script is
				// allowed by its hash, and its workers and WebAssembly by the two keywords after it.
				'script-src': ['self', 'wasm-unsafe-eval', 'blob:', bootstrapHash],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self', 'blob:'],
				'frame-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		}
	}
};
