import type { Event } from './event.ts';
import { foldOrdered } from './fold.ts';
import { hashText, xorHashes, ZERO_HASH } from './hash.ts';
import { ZERO_HLC, type Hlc } from './hlc.ts';
import { emptyState, type LearnerState } from './state.ts';
import { findVoided, withoutVoided } from './void.ts';
import { modelVersion } from './version.ts';

/** Take one when this many events came after the last. */
export const SNAPSHOT_EVERY = 500;
const KEEP_LAST = 3;
const KEEP_EVERY = 5000;

/** Which events a state was made from: all with a clock up to `hlc`, their number and the xor of their id hashes. */
export interface Watermark {
	readonly hlc: Hlc;
	readonly count: number;
	readonly ids: string;
	/** The model and event format that made it, and the version of the curriculum then. */
	readonly model: string;
	readonly content: string;
}

/** A state to go on from. Plain JSON. `voids` are the ids the events so far declare absent. */
export interface Snapshot {
	readonly watermark: Watermark;
	readonly voids: readonly string[];
	readonly state: LearnerState;
}

/** What going on from a snapshot gave. `stale`: it cannot know; use an older snapshot, or all events. */
export type Resumed = { readonly kind: 'resumed'; readonly snapshot: Snapshot } | { readonly kind: 'stale' };

/** The snapshot of an empty log. */
export function startSnapshot(content: string): Snapshot {
	const watermark = { hlc: ZERO_HLC, count: 0, ids: ZERO_HASH, model: modelVersion, content };
	return { watermark, voids: [], state: emptyState };
}

/**
 * The snapshot after further events, given in order. It is stale when one of them is not after the watermark,
 * when one voids an event before it, or when it was made by another version of the model.
 */
export function resumeFrom(from: Snapshot, tail: readonly Event[]): Resumed {
	const first = tail[0];
	if (from.watermark.model !== modelVersion || (first && isLate(from.watermark, first)))
		return { kind: 'stale' };
	const { ids, elsewhere } = findVoided(tail);
	if (from.watermark.count > 0 && elsewhere.length > 0) return { kind: 'stale' };
	const voids = new Set([...from.voids, ...ids]);
	return {
		kind: 'resumed',
		snapshot: {
			watermark: extendWatermark(from.watermark, tail),
			voids: [...voids].toSorted(),
			state: foldOrdered(from.state, withoutVoided(tail, voids))
		}
	};
}

/** Whether an event lies before the watermark, so that a state made up to it is missing this event. */
export function isLate(watermark: Watermark, event: Event): boolean {
	return event.hlc <= watermark.hlc;
}

/** Whether a watermark stands for exactly these events: the ones with a clock up to its own, in any order. */
export function coversExactly(watermark: Watermark, events: readonly Event[]): boolean {
	const { count, ids } = extendWatermark({ ...watermark, count: 0, ids: ZERO_HASH }, events);
	return count === watermark.count && ids === watermark.ids;
}

/**
 * The newest snapshot to go on from: made by this model and, where late events have come in, before the
 * earliest of them. Undefined means all events must be replayed.
 */
export function chooseSnapshot(snapshots: readonly Snapshot[], earliestLate?: Hlc): Snapshot | undefined {
	return snapshots
		.filter(
			({ watermark: { model, hlc } }) => model === modelVersion && !(earliestLate && earliestLate <= hlc)
		)
		.toSorted((one, other) => other.watermark.count - one.watermark.count)[0];
}

/** The snapshots worth keeping, in order of their counts: the last three and the first past every 5,000 events. */
export function keepSnapshots<T extends { readonly watermark: Watermark }>(
	snapshots: readonly T[]
): readonly T[] {
	const ordered = snapshots.toSorted((one, other) => one.watermark.count - other.watermark.count);
	const bucket = (index: number) => Math.floor((ordered[index]?.watermark.count ?? 0) / KEEP_EVERY);
	return ordered.filter(
		(_, index) => index >= ordered.length - KEEP_LAST || bucket(index) > bucket(index - 1)
	);
}

/** The watermark after further events, in any order. */
export function extendWatermark(from: Watermark, events: readonly Event[]): Watermark {
	return {
		...from,
		hlc: events.reduce((last, { hlc }) => (hlc > last ? hlc : last), from.hlc),
		count: from.count + events.length,
		ids: events.reduce((ids, { id }) => xorHashes(ids, hashText(id)), from.ids)
	};
}
