import adapterStatic from '@sveltejs/adapter-static';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listPrecache } from './precache.js';

/**
 * The static adapter, and then the seal: the finished service worker is given the list of files it keeps, each
 * with its hash and size. So a service worker names every byte of its version, and a half-finished or broken
 * deploy can never be installed.
 * @param {string} folder where the site is written
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function sealedSite(folder) {
	const plain = adapterStatic({ pages: folder, assets: folder, fallback: '404.html' });
	return {
		name: 'glim-sealed-site',
		async adapt(builder) {
			await plain.adapt(builder);
			await seal(folder);
			await builder.compress(folder);
		}
	};
}

/** @param {string} folder */
async function seal(folder) {
	const path = join(folder, 'service-worker.js');
	const list = JSON.stringify(await listPrecache(folder));
	await writeFile(path, `self.GLIM_FILES=${list};\n${await readFile(path, 'utf8')}`);
}
