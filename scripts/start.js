import { parseArgs } from 'node:util';
import { ensureBuild } from './setup/build-site.js';
import { ensureDependencies } from './setup/dependencies.js';
import { requireNode } from './setup/node-version.js';

/*
 * `npm start`: installs and builds what is missing or out of date, then serves the finished app. Nothing but
 * Node and npm need be there. `npm start -- --port 8080 --host 0.0.0.0`, or PORT and HOST.
 */
requireNode();
const { values } = parseArgs({
	options: {
		port: { type: 'string', default: process.env.PORT ?? '4173' },
		host: { type: 'string', default: process.env.HOST ?? 'localhost' }
	}
});
const wantedPort = Number(values.port);
if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65535) {
	console.error(`"${values.port}" is not a port. Give a number from 1 to 65535.`);
	process.exit(1);
}
await ensureDependencies();
if ((await ensureBuild()) !== 0) {
	console.error('Glim could not be built; the reason is above.');
	process.exit(1);
}

const { createSite, listen } = await import('./site/serve.js');
const base = process.env.BASE_PATH ?? '';
const { port } = await listen(createSite('build', base), wantedPort, values.host);
console.log(`\nGlim is running at http://${values.host}:${port}${base}/\nStop it with Ctrl+C.`);
