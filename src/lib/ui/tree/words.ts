import type { SkillStatus } from '#lib/learner/status.ts';
import { m } from '#lib/messages/messages.js';
import type { ReefSkill } from './reef-skill.ts';

const statusWords = {
	locked: m.reef_status_locked,
	open: m.reef_status_open,
	started: m.reef_status_started,
	mastered: m.reef_status_mastered,
	due: m.reef_status_due
} satisfies Record<SkillStatus['status'], () => string>;

const uncertaintyWords = {
	certain: m.reef_uncertainty_certain,
	fairly: m.reef_uncertainty_fairly,
	unsure: m.reef_uncertainty_unsure
} satisfies Record<SkillStatus['uncertainty'], () => string>;

export const nameStatus = (status: SkillStatus['status']) => statusWords[status]();
export const nameUncertainty = (uncertainty: SkillStatus['uncertainty']) => uncertaintyWords[uncertainty]();

/** What a screen reader says of a skill in the reef. */
export function describeSkill(skill: ReefSkill, titleOf: (id: string) => string): string {
	const { title } = skill.outline;
	const { status, mastery, lockedBy, attempts } = skill.status;
	if (status === 'locked') return m.reef_node_locked({ title, skills: lockedBy.map(titleOf).join(', ') });
	if (attempts === 0) return m.reef_node({ title, status: nameStatus(status) });
	// What is read out begins with what is to be seen: a voice can then call it by that.
	if (status === 'started') return m.reef_node_started({ title, mastery });
	return m.reef_node_mastery({ title, status: captionOf(skill.status), mastery });
}

/** What stands under a skill's name in the picture: how far it has come. */
export function captionOf({ status, mastery, attempts, rusty }: SkillStatus): string {
	if (status === 'mastered' && rusty) return m.reef_status_rusty();
	return status === 'started' && attempts > 0 ? m.reef_mastery_value({ mastery }) : nameStatus(status);
}
