import type { EventDraft } from '#lib/learner/draft.ts';
import type { Event } from '#lib/learner/event.ts';
import { EVENT_VERSION, parseEvent } from '#lib/learner/event.ts';
import { tickHlc, ZERO_HLC } from '#lib/learner/hlc.ts';
import type { Clock } from './clock.ts';
import type { HeadRow, ProfileDatabase, SourceRow } from './database.ts';
import { findActiveHead } from './device.ts';
import { eventId, formatLine, lineLimit } from './event-line.ts';
import { write } from './guard.ts';
import { StoreFailure } from './problem.ts';

/** Who writes: the learner, and the session of this page. */
export interface Author {
	readonly learner: string;
	readonly session: string;
	readonly clock: Clock;
}

/**
 * Writes one event and the code it names. Resolves when both are on the disk. The place in the log and the
 * clock value are taken inside the transaction, so tabs that write at once get different ones, without gaps.
 * @throws StoreFailure when nothing was written
 * @throws TypeError, RangeError for a draft that is no event or is too long: a bug of the caller
 */
export async function appendEvent(
	database: ProfileDatabase,
	author: Author,
	draft: EventDraft,
	source: SourceRow | undefined
): Promise<Event> {
	const tables = [database.heads, database.tail, database.sources];
	// A mistake in the draft is found before the transaction: inside, it would look like one of the disk's.
	createEvent(draft, author, { device: 'A'.repeat(43), seq: 0, hlc: ZERO_HLC }, source?.sha256);
	return write(database, tables, async () => {
		const head = await findActiveHead(database);
		if (!head) throw new StoreFailure({ kind: 'gone', detail: 'There is no log to write to.' });
		const event = createEvent(draft, author, head, source?.sha256);
		const line = formatLine(event);
		await database.tail.add({ device: head.device, seq: event.seq, line });
		await database.heads.put(advance(head, event, line));
		if (source) await database.sources.put(source);
		return event;
	});
}

/**
 * The event that follows a head, with the hash of the code it is about.
 * @throws TypeError, RangeError for a draft that is no event or is too long
 */
export function createEvent(
	draft: EventDraft,
	author: Author,
	head: Pick<HeadRow, 'device' | 'seq' | 'hlc'>,
	sha256?: string
): Event {
	const ts = author.clock.now();
	const hlc = tickHlc(head.hlc, ts);
	const seq = head.seq + 1;
	const parsed = parseEvent({
		...draft,
		...(sha256 === undefined ? {} : { code: { sha256 } }),
		id: eventId(head.device, seq, hlc),
		v: EVENT_VERSION,
		learner: author.learner,
		device: head.device,
		seq,
		hlc,
		ts,
		tz: author.clock.zoneAt(ts),
		session: author.session
	});
	if (parsed.kind === 'refused') throw new TypeError(`Not an event: ${parsed.reason}`);
	if (formatLine(parsed.event).length > lineLimit) throw new RangeError(`A ${draft.type} is too long.`);
	return parsed.event;
}

/** The head after an event. */
export function advance(head: HeadRow, event: Event, line: string): HeadRow {
	return { ...head, seq: event.seq, hlc: event.hlc, tailLength: head.tailLength + line.length };
}
