import { outline } from '#lib/curriculum/load.ts';
import { foldAll } from '#lib/learner/fold.ts';
import { recommendNext } from '#lib/learner/recommend.ts';
import { formatLine } from '#lib/store/event-line.ts';
import { replayInWorker } from '#lib/store/replay-caller.ts';
import { openNew, openTab } from '../../unit/store/fixture.ts';
import { openBareStore } from './bare-store.ts';
import { draftAt, fillLog } from './long-log.ts';
import { timeOf, times } from './time.ts';

const long = 100_000;
const tail = 499;

/** A learner with 100,000 events on record and 499 more since the last snapshot, and a new learner. */
export async function openLogParts() {
	const { registry, profile, store } = await openNew();
	store.close();
	await fillLog(profile.id, long);
	const filled = await openTab(registry, profile);
	for (let made = 0, parent = ''; made < tail; made += 1) {
		const event = await filled.append(draftAt(made, parent));
		if (event.type === 'item.opened') parent = event.id;
	}
	const events = await filled.readEvents();
	const state = filled.state();
	filled.close();
	const fresh = await openNew();
	const sample = formatLine(events[3] ?? (await fresh.store.append(draftAt(0, ''))));
	const bareKeep = await openBareStore();
	return {
		append: () => times(20, () => fresh.store.append(draftAt(0, ''))),
		bareAppend: () => times(20, () => bareKeep({ line: sample })),
		rebuild: () => timeOf(() => replayInWorker(profile.id, '')),
		fold: () => timeOf(() => foldAll(events)),
		async next() {
			// The clock ticks in tenths of a millisecond, so a hundred decisions are timed together.
			const decide = () => recommendNext(outline, state, Date.now());
			const hundred = () => timeOf(() => Array.from({ length: 100 }, decide));
			return [(await hundred()) / 100];
		},
		async open() {
			const started = performance.now();
			const opened = await openTab(registry, profile);
			const took = performance.now() - started;
			opened.close();
			return took;
		}
	};
}
