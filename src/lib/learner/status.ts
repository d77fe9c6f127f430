import type { Outline, SkillOutline } from '#lib/curriculum/skill.ts';
import { lookUp } from './lookup.ts';
import { referenceSuccess } from './mastery.ts';
import { dueAtOf, isDue } from './schedule.ts';
import { newSkill, type LearnerState, type SkillState } from './state.ts';
import { weights } from './weights.ts';

/** One skill as it is shown to the learner. */
export interface SkillStatus {
	readonly id: string;
	/** Expected success on a level-3 item in per cent, whole; 0 before the first attempt. */
	readonly mastery: number;
	/**
	 * `locked`: never tried, a prerequisite not mastered. `open`: never tried. `due`: mastered, and a review
	 * has fallen due.
	 */
	readonly status: 'locked' | 'open' | 'started' | 'mastered' | 'due';
	/** How far the mastery can be relied on. */
	readonly uncertainty: 'certain' | 'fairly' | 'unsure';
	readonly attempts: number;
	/** The prerequisites that keep it locked; empty for a skill that is not. */
	readonly lockedBy: readonly string[];
	/** When the next review falls due, in epoch milliseconds; only for a skill that was once mastered. */
	readonly dueAt?: number;
	/** Mastered, but so long ago that success is no longer likely. */
	readonly rusty: boolean;
}

/** The status of every skill at `now` (epoch milliseconds), in the outline's order. */
export function describeSkills(outline: Outline, state: LearnerState, now: number): readonly SkillStatus[] {
	return outline.skills.map((skill) => describeSkill(skill, state, now));
}

function describeSkill(outline: SkillOutline, state: LearnerState, now: number): SkillStatus {
	const skill = lookUp(state.skills, outline.id) ?? newSkill;
	const missing = missingPrerequisites(outline, state);
	const status = nameStatus(skill, isTried(outline, state), missing.length > 0, now);
	return {
		id: outline.id,
		mastery: skill.attempts === 0 ? 0 : Math.round(100 * referenceSuccess(state.ability, skill)),
		status,
		uncertainty: nameUncertainty(skill.v),
		attempts: skill.attempts,
		lockedBy: status === 'locked' ? missing : [],
		...(skill.card ? { dueAt: dueAtOf(skill.card) } : {}),
		rusty: skill.isMastered && referenceSuccess(state.ability, skill, now) < weights.mastered.rustyBelow
	};
}

/** The prerequisites of a skill that are not mastered now. */
export function missingPrerequisites(outline: SkillOutline, state: LearnerState): readonly string[] {
	return outline.requires.filter((id) => !lookUp(state.skills, id)?.isMastered);
}

/** Whether there was a try at the skill, be it one that is not scored yet. */
export function isTried(outline: SkillOutline, state: LearnerState): boolean {
	if ((lookUp(state.skills, outline.id)?.attempts ?? 0) > 0) return true;
	return outline.exercises.some(({ id }) =>
		Object.values(lookUp(state.items, id)?.episodes ?? {}).some(({ submittedAt }) => submittedAt !== null)
	);
}

function nameStatus(skill: SkillState, tried: boolean, missing: boolean, now: number): SkillStatus['status'] {
	if (skill.isMastered) return skill.card && isDue(skill.card, now) ? 'due' : 'mastered';
	if (tried) return 'started';
	return missing ? 'locked' : 'open';
}

function nameUncertainty(v: number): SkillStatus['uncertainty'] {
	const spread = Math.sqrt(v);
	if (spread <= weights.uncertainty.certain) return 'certain';
	return spread <= weights.uncertainty.fairly ? 'fairly' : 'unsure';
}
