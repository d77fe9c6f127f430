import type { Outline, SkillOutline } from '#lib/curriculum/skill.ts';
import { lookUp } from './lookup.ts';
import { referenceSuccess } from './mastery.ts';
import { isDue, retrievability } from './schedule.ts';
import { newSkill, type LearnerState } from './state.ts';
import { isTried, missingPrerequisites } from './status.ts';
import { weights } from './weights.ts';

/** The skills that name this one as a prerequisite. */
export function dependantsOf(outline: Outline, skill: string): readonly SkillOutline[] {
	return outline.skills.filter(({ requires }) => requires.includes(skill));
}

/**
 * The unmastered skills whose prerequisites are all mastered, the best to work on first: by
 * p_ref + .08·dependants + .25·[started] + .1·√v − .05·max(0, attempts − 12); ties in the outline's order.
 */
export function rankFrontier(outline: Outline, state: LearnerState): readonly SkillOutline[] {
	return sortByScore(
		outline.skills.filter(
			(skill) =>
				!lookUp(state.skills, skill.id)?.isMastered && missingPrerequisites(skill, state).length === 0
		),
		(skill) => -scoreFrontier(outline, skill, state)
	);
}

/** The mastered skills whose review is due at `now`, the one to review first in front: by R × (1 + .1·unmastered dependants). */
export function rankDue(outline: Outline, state: LearnerState, now: number): readonly SkillOutline[] {
	const due = outline.skills.filter(({ id }) => {
		const skill = lookUp(state.skills, id);
		return skill?.isMastered && skill.card && isDue(skill.card, now);
	});
	return sortByScore(due, ({ id }) => {
		const card = lookUp(state.skills, id)?.card;
		const waiting = dependantsOf(outline, id).filter((each) => !lookUp(state.skills, each.id)?.isMastered);
		return (card ? retrievability(card, now) : 1) * (1 + weights.next.perDependantDue * waiting.length);
	});
}

/** How many of the last attempts, counted back from the newest, went to this skill. */
export function countInRow(state: LearnerState, skill: string): number {
	const other = state.recent.toReversed().findIndex(({ skills }) => skills[0] !== skill);
	return other === -1 ? state.recent.length : other;
}

function scoreFrontier(outline: Outline, skill: SkillOutline, state: LearnerState): number {
	const { dependant, started, uncertainty, stuck } = weights.next;
	const known = lookUp(state.skills, skill.id) ?? newSkill;
	return (
		referenceSuccess(state.ability, known) +
		dependant * dependantsOf(outline, skill.id).length +
		(isTried(skill, state) ? started : 0) +
		uncertainty * Math.sqrt(known.v) -
		stuck.perAttempt * Math.max(0, known.attempts - stuck.after)
	);
}

function sortByScore(
	skills: readonly SkillOutline[],
	score: (skill: SkillOutline) => number
): readonly SkillOutline[] {
	return skills
		.map((skill) => ({ skill, score: score(skill) }))
		.toSorted((one, other) => one.score - other.score)
		.map(({ skill }) => skill);
}
