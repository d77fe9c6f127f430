import type { Event } from '#lib/learner/event.ts';
import { mergeEvents } from '#lib/learner/order.ts';
import type { ConflictRow } from './database.ts';
import { formatLine } from './event-line.ts';

/**
 * Where two copies of a device's log say different things: one place with two events (`fork`: the key was
 * copied and wrote on two machines), or one id with two contents (`sameId`). Both sides stay in the log.
 */
export function findConflicts(
	here: readonly Event[],
	incoming: readonly Event[],
	now: number
): readonly ConflictRow[] {
	return [...findForks(here, incoming, now), ...findSameIds(here, incoming, now)];
}

/** One fork per device: where it begins says it all. */
function findForks(here: readonly Event[], incoming: readonly Event[], now: number): readonly ConflictRow[] {
	const places = new Map(here.map((event) => [`${event.device}/${event.seq}`, event]));
	const forks = new Map<string, ConflictRow>();
	for (const event of incoming) {
		const { device, seq } = event;
		const present = places.get(`${device}/${seq}`);
		if (!present || present.id === event.id || (forks.get(device)?.seq ?? Infinity) <= seq) continue;
		forks.set(device, { kind: 'fork', device, seq, sides: [present.id, event.id], foundAt: now });
	}
	return [...forks.values()];
}

function findSameIds(
	here: readonly Event[],
	incoming: readonly Event[],
	now: number
): readonly ConflictRow[] {
	return mergeEvents(here, incoming).conflicts.map(({ kept, dropped }) => ({
		kind: 'sameId',
		device: dropped.device,
		seq: dropped.seq,
		sides: [formatLine(kept), formatLine(dropped)],
		foundAt: now
	}));
}
