import { describe, expect, it } from 'vitest';
import { chooseAnswer } from '../../../src/service-worker/answer.ts';

const kept = new Set(['index.html', '404.html', 'device.html', '_app/immutable/a.js', 'icon.svg']);

function answer(url: string, options: { base?: string; isNavigation?: boolean; method?: string } = {}) {
	const { base = '', isNavigation = true, method = 'GET' } = options;
	return chooseAnswer({ method, url, isNavigation }, { origin: 'https://x.org', base }, (path) =>
		kept.has(path)
	);
}

describe('what the service worker answers', () => {
	it.each([
		['https://x.org/', 'index.html'],
		['https://x.org/?from=home', 'index.html'],
		['https://x.org/device', 'device.html'],
		['https://x.org/device?x=1', 'device.html'],
		['https://x.org/learn/python/loops', '404.html'],
		['https://x.org/learn/%E0%A4', '404.html'],
		['https://x.org/old-page.html', '404.html']
	])('a navigation to %s gets %s', (url, path) => {
		expect(answer(url)).toEqual({ kind: 'kept', path });
	});

	it('finds the same pages below a base path', () => {
		expect(answer('https://x.org/glim', { base: '/glim' })).toEqual({ kind: 'kept', path: 'index.html' });
		expect(answer('https://x.org/glim/device', { base: '/glim' })).toEqual({
			kind: 'kept',
			path: 'device.html'
		});
	});

	it('takes a trailing slash away and keeps the query', () => {
		expect(answer('https://x.org/device/?x=1')).toEqual({ kind: 'redirect', to: '/device?x=1' });
	});

	it('never leads to another host, however many slashes the address begins with', () => {
		expect(answer('https://x.org//example.org/')).toEqual({ kind: 'redirect', to: '/example.org' });
	});

	it('gives a file whatever its query', () => {
		const asked = answer('https://x.org/icon.svg?v=2', { isNavigation: false });
		expect(asked).toEqual({ kind: 'kept', path: 'icon.svg' });
	});

	it('looks for a hashed file of another version in the older caches', () => {
		const asked = answer('https://x.org/_app/immutable/old.js', { isNavigation: false });
		expect(asked).toEqual({ kind: 'older', path: '_app/immutable/old.js' });
	});

	it.each([
		['another origin', 'https://y.org/device', {}],
		['another app on the same origin', 'https://x.org/other/', { base: '/glim' }],
		['a folder whose name only begins like ours', 'https://x.org/glimmer/', { base: '/glim' }],
		['a request that is not a GET', 'https://x.org/', { method: 'POST' }],
		['a picture of the host', 'https://x.org/screenshots/a.png', {}],
		['a chunk of a pack', 'https://x.org/pack/python/a.bin', { isNavigation: false }]
	])('leaves %s to the network', (_, url, options) => {
		expect(answer(url, options)).toEqual({ kind: 'pass' });
	});
});
