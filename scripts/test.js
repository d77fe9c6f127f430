import { ensureDependencies } from './setup/dependencies.js';
import { ensureChromium } from './setup/ensure-chromium.js';
import { requireNode } from './setup/node-version.js';
import { runCommand } from './setup/command.js';

/*
 * `npm test`: everything, on a fresh clone, with nothing but Node and npm there. `npm test -- unit browser`
 * runs only the named steps. Every step runs even when an earlier one failed, so one run tells the whole
 * story; the exit code is 1 if any failed.
 */

/** @type {Record<string, readonly string[]>} */
const steps = {
	check: ['npm', 'run', '--silent', 'check'],
	lint: ['npm', 'run', '--silent', 'lint'],
	unit: ['npm', 'run', '--silent', 'test:unit'],
	browser: ['npm', 'run', '--silent', 'test:browser'],
	build: ['node', 'scripts/build-variants.js'],
	e2e: ['npm', 'run', '--silent', 'test:e2e']
};

requireNode();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
	console.error(`There is no step ${unknown.join(', ')}. The steps are: ${Object.keys(steps).join(', ')}.`);
	process.exit(1);
}
await ensureDependencies();
if (!(await ensureChromium())) process.exit(1);

const results = [];
for (const [name, [command = '', ...args]] of Object.entries(steps)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
	const startedAt = Date.now();
	const code = await runCommand(command, args);
	results.push({ name, passed: code === 0, seconds: Math.round((Date.now() - startedAt) / 1000) });
}

console.log('\n── summary ──────────────────────────────────────────────────');
for (const { name, passed, seconds } of results) {
	console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(8)} ${String(seconds).padStart(5)} s`);
}
const failed = results.filter((each) => !each.passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
