import type { SkillStatus } from '#lib/learner/status.ts';

/** Where the skills stood before an answer was submitted, by id. */
export type SkillsBefore = ReadonlyMap<string, Pick<SkillStatus, 'mastery' | 'status'>>;

/** What an answer did to one skill. Mastery is in per cent, whole. */
export interface SkillMove {
	readonly id: string;
	readonly before: number;
	readonly after: number;
	readonly status: SkillStatus['status'];
	/** It was mastered by this answer. */
	readonly isNewlyLit: boolean;
}

const isLit = (status: SkillStatus['status'] | undefined) => status === 'mastered' || status === 'due';

export function rememberSkills(statuses: readonly SkillStatus[]): SkillsBefore {
	return new Map(statuses.map((skill) => [skill.id, skill]));
}

/** The skills among `ids` that an answer moved. */
export function listMoves(
	ids: readonly string[],
	before: SkillsBefore,
	now: readonly SkillStatus[]
): readonly SkillMove[] {
	return now
		.filter((skill) => ids.includes(skill.id))
		.map((skill) => ({
			id: skill.id,
			before: before.get(skill.id)?.mastery ?? 0,
			after: skill.mastery,
			status: skill.status,
			isNewlyLit: isLit(skill.status) && !isLit(before.get(skill.id)?.status)
		}))
		.filter((skill) => skill.before !== skill.after || skill.isNewlyLit);
}
