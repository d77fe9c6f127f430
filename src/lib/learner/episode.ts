import { creditOf } from './credit.ts';
import type { Event, EventItem } from './event.ts';
import type { Graded } from './schedule.ts';
import type { Episode } from './state.ts';

/** An event about an exercise: what every step of an episode has. */
export interface ItemEvent extends Event {
	item: EventItem;
}

/** A finished episode as evidence: what it was on, its credit, when, and what a review is graded by. */
export interface Scored extends Graded {
	readonly item: string;
	readonly skills: readonly string[];
	readonly c: number;
	readonly at: number;
	readonly tz: number;
}

/** An episode after one event, and its score if that event ended it with evidence. */
export interface Step {
	readonly episode: Episode;
	readonly scored: Scored | null;
}

/**
 * Opens an item. What was begun on it before and not ended goes on, with the tries and hints it has had:
 * leaving the page and coming back makes nothing undone.
 */
export function openEpisode(before: Episode | undefined, event: ItemEvent): Episode {
	const opened = { item: event.item, skills: skillsOf(event), openedBy: event.id, lastAt: event.ts };
	if (before && !before.isEnded) return { ...before, ...opened, sinceOpenedMs: 0 };
	return { ...begin(event), ...opened };
}

/**
 * A submission, hint, revealed solution, run or skip within an episode.
 *
 * An episode is scored once: at its first passing submission, at the revealed solution, or, where it has a
 * failed submission, when it is closed by skipping it (and by `closeEpisode`). After that nothing on it
 * counts until the item is opened again. Tries and hints are what was counted here or what the event says,
 * whichever is more, so that a part of the log that is still missing makes no attempt better than it was.
 */
export function continueEpisode(before: Episode | undefined, event: ItemEvent): Step {
	if (before?.isEnded) return { episode: addTime(before, event), scored: null };
	const episode = addCounts(addTime(before ?? begin(event), event), event);
	if (event.type === 'solution.revealed') return finish(episode, event.ts, event.tz, false, true);
	if (event.type === 'item.skipped') return closeEpisode(episode);
	if (event.type !== 'attempt.submitted' || event.result?.passed !== true) return { episode, scored: null };
	return finish(episode, event.ts, event.tz, true, event.result.revealed === true);
}

/** Ends an episode unsolved. It is evidence only if something was submitted, as of that submission. */
export function closeEpisode(episode: Episode): Step {
	if (episode.submittedAt === null) return { episode: { ...episode, isEnded: true }, scored: null };
	return finish(episode, episode.submittedAt, episode.submittedTz, false, false);
}

/** The active time an event adds to its episode, in milliseconds; runs report it since the item was opened. */
export function addedMs(episode: Episode | undefined, event: ItemEvent): number {
	return Math.max(0, (event.result?.activeMs ?? 0) - (episode?.sinceOpenedMs ?? 0));
}

function begin(event: ItemEvent): Episode {
	return {
		openedBy: event.parent ?? null,
		item: event.item,
		skills: skillsOf(event),
		submissions: 0,
		hints: 0,
		hintMax: 0,
		activeMs: 0,
		sinceOpenedMs: 0,
		submittedAt: null,
		submittedTz: 0,
		lastAt: event.ts,
		isEnded: false
	};
}

function addTime(episode: Episode, event: ItemEvent): Episode {
	const added = addedMs(episode, event);
	return {
		...episode,
		activeMs: episode.activeMs + added,
		sinceOpenedMs: episode.sinceOpenedMs + added,
		lastAt: event.ts
	};
}

function addCounts(episode: Episode, event: ItemEvent): Episode {
	const { result, hint } = event;
	const counted = {
		...episode,
		hints: Math.max(episode.hints, result?.hints ?? 0, hint?.rung ?? 0),
		hintMax: Math.max(episode.hintMax, result?.hintMax ?? 0, hint?.of ?? 0)
	};
	if (event.type !== 'attempt.submitted') return counted;
	return {
		...counted,
		submissions: Math.max(episode.submissions + 1, result?.submissions ?? 0),
		submittedAt: event.ts,
		submittedTz: event.tz
	};
}

function finish(episode: Episode, at: number, tz: number, solved: boolean, revealed: boolean): Step {
	const { submissions, hints, hintMax, activeMs, item, skills } = episode;
	const c = creditOf({ solved, revealed, submissions, hints });
	const graded = { solved, revealed, submissions, hints, hintMax, activeMs };
	const { level, minutes = null } = item;
	return {
		episode: { ...episode, isEnded: true },
		scored: { ...graded, level, minutes, item: item.id, skills, c, at, tz }
	};
}

function skillsOf(event: ItemEvent): readonly string[] {
	return [...new Set(event.skills?.map(({ id }) => id))];
}
