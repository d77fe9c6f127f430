import { outline } from '#lib/curriculum/load.ts';
import type { SkillOutline } from '#lib/curriculum/skill.ts';
import type { SkillStatus } from '#lib/learner/status.ts';

/** A skill of the curriculum with what the learner has made of it. */
export interface LearnedSkill {
	readonly outline: SkillOutline;
	readonly status: SkillStatus;
}

/** Joins the curriculum with the statuses of its skills, which come in the same order. */
export function joinSkills(statuses: readonly SkillStatus[]): readonly LearnedSkill[] {
	return outline.skills.flatMap((each, index) => {
		const status = statuses[index];
		return status ? [{ outline: each, status }] : [];
	});
}

/** The ids of the skills that give light. */
export function listLit(statuses: readonly SkillStatus[]): readonly string[] {
	return statuses.filter(({ status }) => status === 'mastered' || status === 'due').map(({ id }) => id);
}
