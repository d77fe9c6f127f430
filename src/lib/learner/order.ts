import { canonicalText } from './canonical.ts';
import type { Event } from './event.ts';
import { hashText } from './hash.ts';

/** Two events with one id and different content: a damaged copy, or a log that was written on two machines. */
export interface Conflict {
	readonly id: string;
	readonly kept: Event;
	readonly dropped: Event;
}

export interface Merged {
	/** In the one order every device agrees on. */
	readonly events: readonly Event[];
	readonly conflicts: readonly Conflict[];
}

/** The order of all events: by clock, then device, then position; the id decides what is left. */
export function compareEvents(one: Event, other: Event): number {
	return (
		compareTexts(one.hlc, other.hlc) ||
		compareTexts(one.device, other.device) ||
		one.seq - other.seq ||
		compareTexts(one.id, other.id)
	);
}

/** The same events in their one order. */
export function orderEvents(events: readonly Event[]): readonly Event[] {
	return events.toSorted(compareEvents);
}

/**
 * The union of several logs by id, in order. Of two different events with one id the one with the smaller
 * hash stays, on every device the same, and the conflict is reported.
 */
export function mergeEvents(...logs: readonly (readonly Event[])[]): Merged {
	const byId = new Map<string, Event>();
	const conflicts = new Map<string, Conflict>();
	for (const event of logs.flat()) {
		const present = byId.get(event.id);
		const kept = present ? preferred(present, event) : event;
		byId.set(event.id, kept);
		if (present && canonicalText(present) !== canonicalText(event)) {
			const dropped = kept === present ? event : present;
			conflicts.set(canonicalText(dropped), { id: event.id, kept, dropped });
		}
	}
	return { events: orderEvents([...byId.values()]), conflicts: [...conflicts.values()] };
}

function preferred(one: Event, other: Event): Event {
	const [text, otherText] = [canonicalText(one), canonicalText(other)];
	const order = compareTexts(hashText(text), hashText(otherText)) || compareTexts(text, otherText);
	return order <= 0 ? one : other;
}

function compareTexts(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
