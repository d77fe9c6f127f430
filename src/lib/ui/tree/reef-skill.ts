import type { SkillOutline } from '#lib/curriculum/skill.ts';
import type { SkillStatus } from '#lib/learner/status.ts';

/** A skill with what the learner has made of it: what the reef draws. */
export interface ReefSkill {
	readonly outline: SkillOutline;
	readonly status: SkillStatus;
}
