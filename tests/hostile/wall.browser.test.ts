import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PythonAssets } from '#lib/run/python-assets.ts';
import { Session } from '#lib/run/session.ts';

/*
 * The first wall: the frame's opaque origin and its policy. In the place of our worker's code the frame is
 * given an attacker's, with every door of the worker still in its hinges.
 */

const secret = 'the-learners-log';

beforeAll(async () => {
	localStorage.setItem('secret', secret);
	document.cookie = `secret=${secret}`;
	await (await caches.open('secret')).put('/secret', new Response(secret));
	const folder = await navigator.storage.getDirectory();
	await folder.getFileHandle('secret', { create: true });
	await new Promise<void>((resolve, reject) => {
		const request = indexedDB.open('secret', 1);
		request.onupgradeneeded = () => request.result.createObjectStore('secret').put(secret, 'secret');
		request.onsuccess = () => (request.result.close(), resolve());
		request.onerror = () => reject(request.error);
	});
});

afterAll(async () => {
	localStorage.removeItem('secret');
	document.cookie = 'secret=; max-age=0';
	await caches.delete('secret');
	indexedDB.deleteDatabase('secret');
});

/** Runs an attack as the whole code of a worker in the frame and brings back what it returned or threw. */
function attack(code: string): Promise<string> {
	const worker = `(async () => {
		const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
		const until = (set) => Promise.race([new Promise(set), wait(2000).then(() => { throw new Error('no answer'); })]);
		let reason;
		try { reason = 'REACHED ' + String(await (async () => { ${code} })()); }
		catch (error) { reason = 'blocked ' + error; }
		await wait(150);
		postMessage({ t: 'broken', reason });
	})();`;
	const empty = { version: '0', script: new ArrayBuffer(0), stdlib: new ArrayBuffer(0) };
	const wasm = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]).buffer;
	const assets: PythonAssets = { ...empty, wasm };
	return new Promise((resolve) => {
		const session: Session = new Session({
			onReady: () => undefined,
			onLost: resolve,
			onBroken: (reason) => (session.close(), resolve(reason))
		});
		void session.start(worker, assets, null, 0);
	});
}

async function seen(word: string): Promise<readonly string[]> {
	return (await fetch(`/__spy/seen?${word}`)).json();
}

test('the spy sees who comes, or the tests below would prove nothing', async () => {
	await fetch('/__spy/control-fetch');
	expect(await seen('control-fetch')).toHaveLength(1);
	new WebSocket(`ws://${location.host}/__spy/control-socket`);
	await expect.poll(() => seen('control-socket')).toHaveLength(1);
});

test('an attack that succeeds is noticed, or the tests below would prove nothing', async () => {
	expect(await attack('return 1 + 1')).toBe('REACHED 2');
});

const spy = (word: string) => `${location.origin}/__spy/${word}`;
const socket = (word: string) => `ws://${location.host}/__spy/${word}`;

test.each<[string, (url: string, socketUrl: string) => string]>([
	['fetch', (url) => `return (await fetch('${url}')).status`],
	['fetch-blind', (url) => `return (await fetch('${url}', { mode: 'no-cors', keepalive: true })).type`],
	[
		'fetch-self',
		(url) =>
			`return (await Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, '${url}')).status`
	],
	[
		'xhr',
		(url) => `const x = new XMLHttpRequest(); x.open('GET', '${url}', false); x.send(); return x.status`
	],
	[
		'websocket',
		(_, url) =>
			`return until((ok, no) => { const s = new WebSocket('${url}'); s.onopen = () => ok('open'); s.onerror = () => no(new Error('refused')); })`
	],
	['websocket-stream', (_, url) => `return (await new WebSocketStream('${url}').opened).protocol`],
	[
		'eventsource',
		(url) =>
			`return until((ok, no) => { const s = new EventSource('${url}'); s.onopen = () => ok('open'); s.onerror = () => no(new Error('refused')); })`
	],
	[
		'webtransport',
		(url) =>
			`return until((ok, no) => new WebTransport('${url.replace('http:', 'https:')}').ready.then(() => ok('open'), no))`
	],
	['import', (url) => `return Object.keys(await import('${url}'))`],
	['import-scripts', (url) => `importScripts('${url}'); return self.spied`],
	[
		'import-scripts-proto',
		(url) => `WorkerGlobalScope.prototype.importScripts.call(self, '${url}'); return self.spied`
	],
	['font', (url) => `return (await new FontFace('f', 'url(${url})').load()).status`],
	[
		'worker',
		(url) =>
			`return until((ok, no) => { const w = new Worker('${url}'); w.onmessage = ok; w.onerror = () => no(new Error('refused')); })`
	],
	[
		'module-worker',
		(url) =>
			`return until((ok, no) => { const w = new Worker('${url}', { type: 'module' }); w.onmessage = ok; w.onerror = () => no(new Error('refused')); })`
	],
	[
		'nested',
		(url) => `const code = "fetch('${url}').then((r) => postMessage(r.status), (e) => postMessage('x'))";
		const answer = await until((ok) => { const w = new Worker(URL.createObjectURL(new Blob([code]))); w.onmessage = (e) => ok(e.data); });
		if (answer === 'x') throw new Error('refused'); return answer`
	],
	[
		'shared-worker',
		(url) =>
			`return until((ok, no) => { const w = new SharedWorker('${url}'); w.onerror = () => no(new Error('refused')); w.port.onmessage = ok; })`
	],
	['beacon', (url) => `if (!navigator.sendBeacon('${url}')) throw new Error('refused'); return 'sent'`],
	['service-worker', (url) => `return (await navigator.serviceWorker.register('${url}')).scope`],
	[
		'notification',
		(url) =>
			`return until((ok, no) => { const n = new Notification('x', { icon: '${url}' }); n.onshow = ok; n.onerror = () => no(new Error('refused')); })`
	],
	['background-fetch', (url) => `return (await registration.backgroundFetch.fetch('x', '${url}')).id`]
])('no request leaves by %s', async (word, code) => {
	expect(await attack(code(spy(word), socket(word)))).toMatch(/^blocked /);
	expect(await seen(word)).toEqual([]);
});

test.each([
	[
		'indexedDB',
		`return until((ok, no) => { const r = indexedDB.open('secret'); r.onsuccess = () => ok(r.result.name); r.onerror = () => no(r.error); })`
	],
	['the list of databases', 'return (await indexedDB.databases()).map((each) => each.name)'],
	['caches', `return await (await (await caches.open('secret')).match('/secret')).text()`],
	['the file system', 'return (await navigator.storage.getDirectory()).name'],
	['localStorage', `return localStorage.getItem('secret').length`],
	['cookies', 'return document.cookie.length'],
	['the cookie store', `return (await cookieStore.get('secret')).value`],
	['locks', `return await navigator.locks.request('secret', () => 'held')`],
	['the page around', 'return parent.document.title + top.location'],
	['the window', 'return window.location.href'],
	['an opener', `return (await clients.matchAll()).length`],
	['eval', `return (0, eval)('1 + 1')`],
	['the function constructor', `return (() => {}).constructor('return 1')()`],
	['an address of the app', `return new URL('/x', location.href).href`]
])('nothing of the app is reached by %s', async (_, code) => {
	const answer = await attack(code);
	expect(answer).toMatch(/^blocked /);
	expect(answer).not.toContain(secret);
});

test('a broadcast does not leave the sandbox', async () => {
	const heard: unknown[] = [];
	const channel = new BroadcastChannel('glim');
	channel.onmessage = (event) => heard.push(event.data);
	await attack(`new BroadcastChannel('glim').postMessage('forged'); return 'sent'`);
	channel.close();
	expect(heard).toEqual([]);
});
