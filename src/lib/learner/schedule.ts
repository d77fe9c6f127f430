import { FSRSAlgorithm, Rating } from 'ts-fsrs';
import { dayNumber, dayOf, dayStartAt, localDay, type LocalDay } from './local-day.ts';
import { weights } from './weights.ts';

export type Grade = 'again' | 'hard' | 'good' | 'easy';

/** The memory of one mastered skill (FSRS-6). Days are the learner's own, so that a replay gives the same. */
export interface Card {
	/** Days until recall falls to 90 %. */
	readonly stability: number;
	/** 1 … 10. */
	readonly difficulty: number;
	/** The day it was last graded on, and the minutes east of UTC then. */
	readonly gradedOn: LocalDay;
	readonly tz: number;
	readonly dueOn: LocalDay;
	readonly reviews: number;
}

/** What an episode's grade depends on. `minutes` is the expected active time, where it is known. */
export interface Graded {
	readonly solved: boolean;
	readonly revealed: boolean;
	readonly submissions: number;
	readonly hints: number;
	readonly hintMax: number;
	readonly activeMs: number;
	readonly level: number;
	readonly minutes: number | null;
}

const memory = new FSRSAlgorithm({
	request_retention: weights.review.retention,
	maximum_interval: weights.review.longestDays,
	enable_short_term: false,
	enable_fuzz: false
});

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy };

/** How well it was remembered. Time counts only where it was measured and the item says how long it should take. */
export function gradeEpisode(of: Graded): Grade {
	const { slow, fast, easyLevel } = weights.review;
	const ratio = of.minutes && of.activeMs ? of.activeMs / (of.minutes * 60_000) : 1;
	const usedLastHint = of.hintMax > 0 && of.hints >= of.hintMax;
	if (!of.solved || of.revealed || usedLastHint) return 'again';
	if (of.hints > 0 || of.submissions >= 3 || ratio > slow) return 'hard';
	return ratio <= fast && of.submissions === 1 && of.level >= easyLevel ? 'easy' : 'good';
}

/** A new card, from the episode that mastered its skill. */
export function createCard(grade: Grade, at: number, tz: number): Card {
	return cardAfter(null, grade, at, tz);
}

/**
 * The card after an episode. Only the first of a local day counts, and none from before the last graded day;
 * but a card graded a month ahead was graded by a wrong clock, and starts counting days from now on.
 */
export function gradeCard(card: Card, grade: Grade, at: number, tz: number): Card {
	const days = dayNumber(localDay(at, tz)) - dayNumber(card.gradedOn);
	return days > 0 || days < -weights.review.wrongClockDays ? cardAfter(card, grade, at, tz) : card;
}

/** When the card falls due, as epoch milliseconds: the beginning of that day for the learner. */
export function dueAtOf(card: Card): number {
	return dayStartAt(card.dueOn, card.tz);
}

/** Whether a review is due at `now`. */
export function isDue(card: Card, now: number): boolean {
	return now >= dueAtOf(card);
}

/** The chance of recall at `now`, 0 … 1: it orders and dates reviews and is never shown as ability. */
export function retrievability(card: Card, now: number): number {
	const days = dayNumber(localDay(now, card.tz)) - dayNumber(card.gradedOn);
	return memory.forgetting_curve(Math.max(0, days), card.stability);
}

function cardAfter(card: Card | null, grade: Grade, at: number, tz: number): Card {
	const gradedOn = localDay(at, tz);
	const elapsed = card ? Math.max(0, dayNumber(gradedOn) - dayNumber(card.gradedOn)) : 0;
	const next = memory.next_state(card, elapsed, ratings[grade]);
	const interval = memory.next_interval(next.stability, elapsed);
	return {
		stability: next.stability,
		difficulty: next.difficulty,
		gradedOn,
		tz,
		dueOn: dayOf(dayNumber(gradedOn) + interval),
		reviews: (card?.reviews ?? -1) + 1
	};
}
