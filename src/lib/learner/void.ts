import type { Event } from './event.ts';

/** What a stretch of the log declares absent: the ids, and those of them that do not lie in the stretch. */
export interface Voided {
	readonly ids: ReadonlySet<string>;
	readonly elsewhere: readonly string[];
}

/**
 * Reads the `event.voided` events of an ordered stretch of the log. A later one decides over an earlier one,
 * so that voiding a voiding brings the event back.
 */
export function findVoided(ordered: readonly Event[]): Voided {
	const ids = new Set<string>();
	for (const event of ordered.toReversed()) {
		if (event.type === 'event.voided' && event.voids !== undefined && !ids.has(event.id))
			ids.add(event.voids);
	}
	if (ids.size === 0) return { ids, elsewhere: [] };
	const here = new Set(ordered.map(({ id }) => id));
	return { ids, elsewhere: [...ids].filter((id) => !here.has(id)) };
}

/** The stretch as if the voided events had never been, and neither the events that void them. */
export function withoutVoided(ordered: readonly Event[], ids: ReadonlySet<string>): readonly Event[] {
	return ordered.filter(({ id, type }) => type !== 'event.voided' && !ids.has(id));
}
