import { base, version } from '$service-worker';
import type { InstallNotice, SwitchRequest } from '#lib/app/shell/protocol.ts';
import { isMessage } from '#lib/app/shell/protocol.ts';
import { openPack } from '#lib/run/pack.ts';
import { chooseAnswer } from './answer.ts';
import { keepOnePrevious } from './app-cache.ts';
import { installFiles } from './install.ts';
import type { KeptFile } from './kept-file.ts';
import { measurePacks, renewPacks } from './packs.ts';
import { isWorkerScript, respond, withPolicy } from './serve.ts';
import { askToSave } from './switch.ts';

// The build writes the list in front of this script; see scripts/site/adapter.js.
const worker = self as unknown as ServiceWorkerGlobalScope & { readonly GLIM_FILES: readonly KeptFile[] };

const app = { base, version };
const files = worker.GLIM_FILES;
const paths = new Set(files.map((file) => file.path));
const scope = { origin: worker.location.origin, base };
const packs = [openPack('python', { base, fetch: (input, init) => fetch(input, init), caches })];
const noticeEveryMs = 100;

worker.addEventListener('install', (event) => event.waitUntil(install()));

worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const isNavigation = request.mode === 'navigate';
	const answer = chooseAnswer({ method: request.method, url: request.url, isNavigation }, scope, (path) =>
		paths.has(path)
	);
	if (answer.kind !== 'pass') event.respondWith(respond(request, answer, app));
	else if (isWorkerScript(request)) event.respondWith(fetch(request).then(withPolicy));
});

worker.addEventListener('message', (event) => {
	const port = event.ports[0];
	if (port && isMessage<SwitchRequest>(event.data, 'glim-switch')) event.waitUntil(switchVersions(port));
});

async function install(): Promise<void> {
	const appBytes = files.reduce((sum, file) => sum + file.bytes, 0);
	const packBytes = await measurePacks(packs);
	const onBytes = countUp(appBytes + packBytes);
	const failures = [...(await installFiles(files, app, onBytes)), ...(await renewPacks(packs, onBytes))];
	if (failures.length === 0) return;
	await tell({ type: 'glim-install-failed', failures });
	// What was kept stays for the next try; until one succeeds, the version before this one goes on.
	throw new Error(`${failures.length} files of version ${version} could not be kept`);
}

async function activate(): Promise<void> {
	await keepOnePrevious(app, Date.now());
	await Promise.all(packs.map((pack) => pack.removeOthers()));
	await worker.clients.claim();
}

/** Tells the pages, not too often, how far the installation is. */
function countUp(totalBytes: number): (bytes: number) => void {
	let loadedBytes = 0;
	let toldAt = 0;
	return (bytes) => {
		loadedBytes += bytes;
		if (Date.now() - toldAt < noticeEveryMs && loadedBytes < totalBytes) return;
		toldAt = Date.now();
		void tell({ type: 'glim-install', loadedBytes, totalBytes });
	};
}

async function switchVersions(port: MessagePort): Promise<void> {
	const answer = await askToSave(await listPages());
	port.postMessage(answer);
	if (answer.type === 'switching') await worker.skipWaiting();
}

async function tell(notice: InstallNotice): Promise<void> {
	for (const page of await listPages()) page.postMessage(notice);
}

/** Our pages, also those no service worker controls yet; other apps may share the origin. */
async function listPages(): Promise<readonly WindowClient[]> {
	const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	return pages.filter((page) => page.url.startsWith(worker.registration.scope));
}
