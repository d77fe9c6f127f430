import type { Event } from './event.ts';
import { orderEvents } from './order.ts';
import { extendWatermark, keepSnapshots, SNAPSHOT_EVERY, startSnapshot, type Snapshot } from './snapshot.ts';
import { foldOrdered } from './fold.ts';
import { findVoided, withoutVoided } from './void.ts';

/**
 * Folds a whole log, in any order, and gives the snapshots worth storing, oldest first; the last one stands
 * for all events. Each id must come once. None is made before the last voiding: it would be stale at once.
 */
export function replayLog(events: readonly Event[], content: string): readonly Snapshot[] {
	const ordered = orderEvents(events);
	const { ids } = findVoided(ordered);
	const voids = [...ids].toSorted();
	const settled = ordered.findLastIndex(({ type }) => type === 'event.voided') + 1;
	let current = startSnapshot(content);
	const snapshots: Snapshot[] = [];
	for (const stretch of cutStretches(ordered, settled)) {
		current = {
			watermark: extendWatermark(current.watermark, stretch),
			voids,
			state: foldOrdered(current.state, withoutVoided(stretch, ids))
		};
		snapshots.push(current);
	}
	return snapshots.length === 0 ? [current] : keepSnapshots(snapshots);
}

/** Stretches of at least 500 events, the first past `settled`; events with one clock value stay together. */
function cutStretches(ordered: readonly Event[], settled: number): readonly (readonly Event[])[] {
	const stretches: (readonly Event[])[] = [];
	let from = 0;
	while (from < ordered.length) {
		let to = Math.min(ordered.length, Math.max(settled, from + SNAPSHOT_EVERY));
		while (to < ordered.length && ordered[to]?.hlc === ordered[to - 1]?.hlc) to += 1;
		stretches.push(ordered.slice(from, to));
		from = to;
	}
	return stretches;
}
