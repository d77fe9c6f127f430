import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openFirstVisit } from './bench/first-visit.js';
import { takeTurns } from './bench/lane.js';
import { openLaterVisit } from './bench/later-visit.js';
import { describeMachine } from './bench/machine.js';
import { openWork } from './bench/open-page.js';
import { readBytes } from './bench/page-bytes.js';
import { openParts } from './bench/parts.js';
import { rows } from './bench/rows.js';
import { openSites } from './bench/sites.js';
import { evaluate, formatTable } from './bench/table.js';
import { openVisits } from './bench/visits.js';

/*
 * `npm run bench`: measures the built app in the installed Chromium, and bare pages that do the same work, in
 * turns. Prints a table and writes every single reading to bench-results.json. `-- --quick` takes three rounds
 * instead of seven; `-- --only first,later,work,visits,parts,bytes` measures some of it. docs/benchmarks.md says how.
 */
const groups = {
	first: openFirstVisit,
	later: openLaterVisit,
	work: openWork,
	visits: openVisits,
	parts: openParts
};

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		only: { type: 'string', default: [...Object.keys(groups), 'bytes'].join() }
	}
});
const wanted = new Set(values.only.split(','));
const rounds = values.quick ? 3 : 7;
const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

const machine = describeMachine();
const sites = await openSites();
const lanes = [];
for (const [name, open] of Object.entries(groups)) {
	if (!wanted.has(name)) continue;
	say(`getting ready: ${name}`);
	lanes.push(...(await open(sites)));
}
const samples = await takeTurns(lanes, rounds, say);
for (const lane of lanes) await lane.close?.();
if (wanted.has('bytes'))
	for (const [name, value] of Object.entries(await readBytes(sites))) samples.set(name, [value]);
sites.close();

const lines = evaluate(rows, samples);
console.log(formatTable(lines));
const { load } = describeMachine();
const results = { ...machine, loadAtTheEnd: load, rounds, lines, samples: Object.fromEntries(samples) };
await writeFile('bench-results.json', `${JSON.stringify(results, null, '\t')}\n`);
console.log(
	`\n${machine.processor}, ${machine.cores} cores, ${machine.browser}, load ${machine.load.toFixed(1)} to ${load.toFixed(1)}`
);
