import type { Outline } from '#lib/curriculum/skill.ts';
import { localDay, weekOf, type LocalDay } from './local-day.ts';
import { lookUp } from './lookup.ts';
import { newDay, type DayState, type LearnerState } from './state.ts';

/** One day of the week's lights. */
export interface WeekDay {
	readonly day: LocalDay;
	/** Whether anything was submitted on it. */
	readonly isPractised: boolean;
	readonly isToday: boolean;
}

/** What was done today and this week. */
export interface Today extends DayState {
	readonly day: LocalDay;
	/** Monday to Sunday. */
	readonly week: readonly WeekDay[];
	readonly daysPractised: number;
}

/** An exercise that was opened and neither solved, given up nor skipped. */
export interface Unfinished {
	readonly exercise: string;
	readonly skill: string;
	readonly submissions: number;
	readonly hints: number;
	readonly lastAt: number;
}

/** Today's progress at `now` (epoch milliseconds) in a zone `tz` minutes east of UTC. */
export function summariseToday(state: LearnerState, now: number, tz: number): Today {
	const today = localDay(now, tz);
	const week = weekOf(today).map((day) => ({
		day,
		isPractised: (lookUp(state.days, day) ?? newDay).submissions > 0,
		isToday: day === today
	}));
	const daysPractised = week.filter(({ isPractised }) => isPractised).length;
	return { ...(lookUp(state.days, today) ?? newDay), day: today, week, daysPractised };
}

/**
 * Where the learner was: the exercise a device has open, unfinished, the one worked on last where there are
 * several devices. One that was left for another, or that the curriculum no longer has, is not offered.
 */
export function findUnfinished(outline: Outline, state: LearnerState): Unfinished | undefined {
	return Object.entries(state.open)
		.flatMap(([device, exercise]) => unfinishedOn(outline, state, device, exercise))
		.toSorted((one, other) => other.lastAt - one.lastAt)[0];
}

function unfinishedOn(
	outline: Outline,
	state: LearnerState,
	device: string,
	exercise: string
): readonly Unfinished[] {
	const skill = outline.skills.find(({ exercises }) => exercises.some(({ id }) => id === exercise))?.id;
	const episode = lookUp(lookUp(state.items, exercise)?.episodes ?? {}, device);
	if (skill === undefined || !episode || episode.isEnded) return [];
	const { submissions, hints, lastAt } = episode;
	return [{ exercise, skill, submissions, hints, lastAt }];
}
