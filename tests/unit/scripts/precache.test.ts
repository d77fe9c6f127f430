import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isKeptOffline, listPrecache } from '../../../scripts/site/precache.js';

it.each([
	'index.html',
	'404.html',
	'device.html',
	'_app/version.json',
	'_app/immutable/nodes/0.abc.js',
	'learn/python/loops/__data.json',
	'pack/python/abc.json',
	'manifest.webmanifest'
])('keeps %s', (path) => {
	expect(isKeptOffline(path)).toBe(true);
});

it.each([
	'service-worker.js',
	'learn/python/loops.html',
	'pack/python/abc.bin',
	'_app/immutable/nodes/0.abc.js.br',
	'index.html.gz',
	'screenshots/phone.png',
	'icons/icon-512.png',
	'.DS_Store'
])('leaves %s on the server', (path) => {
	expect(isKeptOffline(path)).toBe(false);
});

it('lists every kept file with its hash and size', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'glim-site-'));
	await mkdir(join(folder, '_app'));
	await writeFile(join(folder, '_app', 'a.js'), 'let a;');
	await writeFile(join(folder, '_app', 'a.js.gz'), 'packed');
	const hash = createHash('sha256').update('let a;').digest('hex');
	expect(await listPrecache(folder)).toEqual([{ path: '_app/a.js', hash, bytes: 6 }]);
	await rm(folder, { recursive: true });
});
