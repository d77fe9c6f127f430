import type { Event, ParsedEvent } from '#lib/learner/event.ts';
import { parseEvent } from '#lib/learner/event.ts';
import { hlcMs } from '#lib/learner/hlc.ts';
import { makeUuid } from '#lib/learner/uuid.ts';
import { fromBase64Url } from './bytes.ts';
import { canonicalText } from '#lib/learner/canonical.ts';

/** Whose line it is and where in the log: what every event of a log repeats and its lines leave out. */
export interface LinePlace {
	readonly learner: string;
	readonly device: string;
	readonly seq: number;
}

/** The longest line, in UTF-16 units: at most 48 KiB of UTF-8, so that one event always fits a block. */
export const lineLimit = 16_384;

/**
 * The id of the event at a place and clock value: a UUIDv7 whose milliseconds are the clock's and whose other
 * bits are the first bytes of the device's key and the seq. Unique because a device writes one log; computed,
 * so that no line has to carry it.
 */
export function eventId(device: string, seq: number, hlc: string): string {
	return eventIdsOf(device)(seq, hlc);
}

/** `eventId` for many events of one device. */
export function eventIdsOf(device: string): (seq: number, hlc: string) => string {
	const bytes = new Uint8Array(10);
	bytes.set(fromBase64Url(device).subarray(0, 5));
	const view = new DataView(bytes.buffer);
	return (seq, hlc) => {
		view.setUint8(5, Math.floor(seq / 2 ** 32));
		view.setUint32(6, seq >>> 0);
		return makeUuid(hlcMs(hlc), bytes);
	};
}

/**
 * An event as one line: its canonical JSON (`canonical.ts`) without `device`, `learner` and `seq`, without `id`
 * where it is the computed one, and without `ts` where it equals the clock's milliseconds.
 */
export function formatLine(event: Event): string {
	return canonicalText({
		...event,
		...{ device: undefined, learner: undefined, seq: undefined },
		...(event.id === eventId(event.device, event.seq, event.hlc) ? { id: undefined } : {}),
		...(event.ts === hlcMs(event.hlc) ? { ts: undefined } : {})
	});
}

/** The event of a line, checked. What the place says may not be said again in the line. */
export function parseLine(line: string, place: LinePlace): ParsedEvent {
	const fields = parseObject(line);
	if (fields === undefined) return { kind: 'refused', reason: 'line: not a JSON object' };
	if ('device' in fields || 'learner' in fields || 'seq' in fields) {
		return { kind: 'refused', reason: 'line: repeats its place' };
	}
	return parseEvent({ ...implied(fields, place), ...fields, ...place });
}

function implied(fields: object, place: LinePlace): object {
	if (!('hlc' in fields) || typeof fields.hlc !== 'string') return {};
	return { id: eventId(place.device, place.seq, fields.hlc), ts: hlcMs(fields.hlc) };
}

function parseObject(line: string): object | undefined {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The events of consecutive lines that were checked before they were sealed: three times as fast as checking
 * them again. Only for lines whose block's signature has just been found good.
 * @throws SyntaxError for a line that is not JSON
 */
export function restoreEvents(lines: readonly string[], first: LinePlace): readonly Event[] {
	const { learner, device } = first;
	const idOf = eventIdsOf(device);
	return lines.map((line, index) => {
		const seq = first.seq + index;
		const fields = JSON.parse(line) as Omit<Event, 'learner' | 'device' | 'seq'>;
		const event = { ...fields, learner, device, seq } as Event;
		event.id ??= idOf(seq, event.hlc);
		event.ts ??= hlcMs(event.hlc);
		return event;
	});
}
