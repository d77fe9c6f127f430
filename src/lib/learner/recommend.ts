import type { Outline, SkillOutline } from '#lib/curriculum/skill.ts';
import { chooseExercise, isRested, predictExercise } from './choose-exercise.ts';
import { countInRow, dependantsOf, rankDue, rankFrontier } from './frontier.ts';
import { localDay } from './local-day.ts';
import { lookUp } from './lookup.ts';
import { referenceSuccess } from './mastery.ts';
import { dueAtOf } from './schedule.ts';
import { newDay, newSkill, type LearnerState } from './state.ts';
import { findUnfinished } from './today.ts';
import { weights } from './weights.ts';

/** Why something is next, with the terms that decided, for the interface to put into words. */
export type Reason =
	/** It is open and unfinished, with so many submissions so far. */
	| { readonly kind: 'continue'; readonly submissions: number }
	/** Mastered before and due since `dueAt` (epoch milliseconds). */
	| { readonly kind: 'review'; readonly dueAt: number }
	/** Begun and not yet mastered; `mastery` in per cent. */
	| { readonly kind: 'started'; readonly mastery: number }
	/** After so many failures in a row, an easier step in the same skill. */
	| { readonly kind: 'again'; readonly failures: number }
	/** New and within reach; `opens` are the skills that wait for it. */
	| { readonly kind: 'frontier'; readonly opens: readonly string[] }
	/** So many failures in a row that reading the lesson once more helps more than another try. */
	| { readonly kind: 'stuck'; readonly failures: number }
	/** All is mastered: an exercise there is still something in. */
	| { readonly kind: 'stretch' };

export type Recommendation =
	/** `p` is the chance, 0 … 1, that it will be solved unaided. */
	| {
			readonly kind: 'exercise';
			readonly exercise: string;
			readonly skill: string;
			readonly reason: Reason;
			readonly p: number;
	  }
	| { readonly kind: 'lesson'; readonly skill: string; readonly reason: Reason }
	/** Nothing is left today; `nextDueAt` is when the next review falls due, where one is planned. */
	| { readonly kind: 'allDone'; readonly nextDueAt?: number };

export interface RecommendOptions {
	/** Exercises not to offer, such as the one on the screen. */
	readonly except?: readonly string[];
}

/** Everything a choice is made from. */
interface Situation extends Required<RecommendOptions> {
	readonly outline: Outline;
	readonly state: LearnerState;
	readonly now: number;
}

/**
 * What to practise next at `now` (epoch milliseconds): what is open and unfinished; a due review, as long as
 * reviews are at most 35 % of the day's attempts and no skill is reviewed three times in a row; the best skill
 * of the frontier, at most four times in a row while there is another; a review after all; a stretch.
 */
export function recommendNext(
	outline: Outline,
	state: LearnerState,
	now: number,
	{ except = [] }: RecommendOptions = {}
): Recommendation {
	const situation: Situation = { outline, state, now, except };
	return (
		continueOpen(situation) ??
		(hasRoomForReview(situation) ? reviewDue(situation) : undefined) ??
		practiseFrontier(situation) ??
		reviewDue(situation) ??
		stretch(situation) ??
		allDone(situation)
	);
}

function continueOpen({ outline, state, now, except }: Situation): Recommendation | undefined {
	const open = findUnfinished(outline, state);
	if (!open || except.includes(open.exercise)) return undefined;
	const exercise = outline.skills
		.flatMap(({ exercises }) => exercises)
		.find(({ id }) => id === open.exercise);
	if (!exercise) return undefined;
	return {
		kind: 'exercise',
		exercise: open.exercise,
		skill: open.skill,
		reason: { kind: 'continue', submissions: open.submissions },
		p: predictExercise(exercise, state, now)
	};
}

function hasRoomForReview({ state, now }: Situation): boolean {
	const { attempts, reviews } = lookUp(state.days, localDay(now, state.tz)) ?? newDay;
	return attempts === 0 || reviews < weights.next.reviewShare * attempts;
}

function reviewDue(situation: Situation): Recommendation | undefined {
	const { outline, state, now } = situation;
	const last = state.recent.slice(-weights.next.reviewsInRow);
	const isTiring = (skill: string) =>
		last.length === weights.next.reviewsInRow &&
		last.every(({ skills, isReview }) => isReview && skills[0] === skill);
	return firstOf(rankDue(outline, state, now), (skill) => {
		const card = lookUp(state.skills, skill.id)?.card;
		if (!card || isTiring(skill.id)) return undefined;
		const reason: Reason = { kind: 'review', dueAt: dueAtOf(card) };
		return offerExercise(situation, skill, weights.next.target.review, reason);
	});
}

function practiseFrontier(situation: Situation): Recommendation | undefined {
	const ranked = rankFrontier(situation.outline, situation.state);
	const isLong = ({ id }: SkillOutline) => countInRow(situation.state, id) >= weights.next.skillInRow;
	const rested = ranked.filter((skill) => !isLong(skill));
	return firstOf([...rested, ...ranked.filter(isLong)], (skill) => practiseSkill(situation, skill));
}

function practiseSkill(situation: Situation, skill: SkillOutline): Recommendation | undefined {
	const { outline, state } = situation;
	const known = lookUp(state.skills, skill.id) ?? newSkill;
	const lessonAt = lookUp(state.lessons, skill.id);
	const opens = dependantsOf(outline, skill.id).map(({ id }) => id);
	if (known.attempts === 0 && lessonAt === undefined) {
		return { kind: 'lesson', skill: skill.id, reason: { kind: 'frontier', opens } };
	}
	const failures = known.failuresInRow;
	if (failures >= weights.next.stuckAfterFailures && (lessonAt ?? 0) < (known.lastAt ?? 0)) {
		return { kind: 'lesson', skill: skill.id, reason: { kind: 'stuck', failures } };
	}
	const isHard = failures >= weights.next.easyAfterFailures;
	const isNew = known.attempts < weights.next.easyItems;
	const target = isHard || isNew ? weights.next.target.easy : weights.next.target.usual;
	const mastery = Math.round(100 * referenceSuccess(state.ability, known));
	if (isHard) return offerExercise(situation, skill, target, { kind: 'again', failures });
	const reason: Reason = known.attempts === 0 ? { kind: 'frontier', opens } : { kind: 'started', mastery };
	return offerExercise(situation, skill, target, reason);
}

/** With everything mastered: a rested exercise, the hardest for this learner first. */
function stretch({ outline, state, now, except }: Situation): Recommendation | undefined {
	const hardest = outline.skills
		.flatMap((skill) => skill.exercises.map((exercise) => ({ skill: skill.id, exercise })))
		.filter(({ exercise: { id } }) => !except.includes(id) && isRested(state, id, now))
		.filter(({ skill }) => lookUp(state.skills, skill)?.isMastered)
		.map((each) => ({ ...each, p: predictExercise(each.exercise, state, now) }))
		.toSorted((one, other) => one.p - other.p)[0];
	if (!hardest) return undefined;
	const { exercise, skill, p } = hardest;
	return { kind: 'exercise', exercise: exercise.id, skill, reason: { kind: 'stretch' }, p };
}

function allDone({ state }: Situation): Recommendation {
	const due = Object.values(state.skills).flatMap(({ card }) => (card ? [dueAtOf(card)] : []));
	return due.length === 0 ? { kind: 'allDone' } : { kind: 'allDone', nextDueAt: Math.min(...due) };
}

function offerExercise(
	{ state, now, except }: Situation,
	skill: SkillOutline,
	target: number,
	reason: Reason
): Recommendation | undefined {
	const chosen = chooseExercise(skill, state, now, target, except);
	return chosen && { kind: 'exercise', exercise: chosen.exercise.id, skill: skill.id, reason, p: chosen.p };
}

function firstOf<T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined {
	for (const each of all) {
		const found = find(each);
		if (found !== undefined) return found;
	}
	return undefined;
}
