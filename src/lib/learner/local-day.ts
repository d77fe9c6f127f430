/** A calendar day where the learner was, as `YYYY-MM-DD`. Sorts as text. */
export type LocalDay = string;

const DAY_MS = 86_400_000;

/** The day at `at` (epoch milliseconds) in a zone `tz` minutes east of UTC. */
export function localDay(at: number, tz: number): LocalDay {
	return new Date(at + tz * 60_000).toISOString().slice(0, 10);
}

/** Days since 1970-01-01, a whole number: differences are days on the calendar, whatever the clocks did. */
export function dayNumber(day: LocalDay): number {
	return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day with a given number of days since 1970-01-01. */
export function dayOf(number: number): LocalDay {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** When a day begins, as epoch milliseconds, in a zone `tz` minutes east of UTC. */
export function dayStartAt(day: LocalDay, tz: number): number {
	return dayNumber(day) * DAY_MS - tz * 60_000;
}

/** The seven days of the week a day lies in, Monday first (ISO 8601). */
export function weekOf(day: LocalDay): readonly LocalDay[] {
	const number = dayNumber(day);
	const monday = number - ((((number + 3) % 7) + 7) % 7);
	return [0, 1, 2, 3, 4, 5, 6].map((offset) => dayOf(monday + offset));
}
