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

/** Where the learner was: the unfinished exercise worked on last, on any device, that the curriculum still has. */
export function findUnfinished(outline: Outline, state: LearnerState): Unfinished | undefined {
	return outline.skills
		.flatMap((skill) => skill.exercises.flatMap(({ id }) => unfinishedOf(id, skill.id, state)))
		.toSorted((one, other) => other.lastAt - one.lastAt)[0];
}

function unfinishedOf(exercise: string, skill: string, state: LearnerState): readonly Unfinished[] {
	return Object.values(lookUp(state.items, exercise)?.episodes ?? {})
		.filter(({ isEnded }) => !isEnded)
		.map(({ submissions, hints, lastAt }) => ({ exercise, skill, submissions, hints, lastAt }));
}
