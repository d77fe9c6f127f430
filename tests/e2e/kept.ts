import type { Page } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { buildVariant } from '../../scripts/setup/build-site.js';
import { variants } from '../../scripts/site/variants.js';
import type { VariantName } from './site.ts';

/** A file the service worker of a build keeps. */
export interface Kept {
	readonly path: string;
	readonly hash: string;
}

/** The list the build put in front of its service worker. */
export async function listKept(name: VariantName): Promise<readonly Kept[]> {
	const script = await readFile(join(await buildVariant(variants[name]), 'service-worker.js'), 'utf8');
	const list = /^self\.GLIM_FILES=(.*);$/m.exec(script)?.[1];
	return JSON.parse(list ?? '[]') as Kept[];
}

/** The addresses of all prerendered pages of a build, below its base, with their titles. */
export async function listRoutes(name: VariantName): Promise<readonly { path: string; title: string }[]> {
	const folder = await buildVariant(variants[name]);
	const files = (await readdir(folder, { recursive: true })).sort();
	const pages = files.filter((file) => file.endsWith('.html') && file !== '404.html');
	return Promise.all(
		pages.map(async (file) => {
			const title = /<title>([^<]*)<\/title>/.exec(await readFile(join(folder, file), 'utf8'))?.[1] ?? '';
			return { path: `/${file.replaceAll(sep, '/').replace(/(index)?\.html$/, '')}`, title };
		})
	);
}

/** The paths of what the app caches of this origin hold, with the hashes they were stored under. */
export function readAppCache(page: Page, version: string): Promise<Record<string, string>> {
	return page.evaluate(async (ending) => {
		const name = (await caches.keys()).find((each) => each.endsWith(`:app:${ending}`));
		const cache = await caches.open(name ?? 'none');
		const found: Record<string, string> = {};
		for (const key of await cache.keys()) {
			const hash = (await cache.match(key))?.headers.get('x-glim-sha256');
			if (hash) found[new URL(key.url).pathname] = hash;
		}
		return found;
	}, version);
}
