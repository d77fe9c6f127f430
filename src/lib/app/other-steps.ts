import { resolve } from '$app/paths';
import { outline } from '#lib/curriculum/load.ts';
import { exerciseRoute, skillRoute } from '#lib/curriculum/route.ts';
import type { SkillOutline } from '#lib/curriculum/skill.ts';
import type { Recommendation } from '#lib/learner/recommend.ts';
import type { SkillStatus } from '#lib/learner/status.ts';
import { m } from '#lib/messages/messages.js';

/** Something else the learner may do now. */
export interface OtherStep {
	readonly title: string;
	/** What it is, where the status of its skill does not say it. */
	readonly what?: string;
	readonly status: SkillStatus;
	readonly href: string;
}

/** How many are offered: a choice, not a catalogue. The reef is the catalogue. */
const most = 2;
const order: readonly SkillStatus['status'][] = ['due', 'started', 'open'];

/**
 * What the learner may do instead of what is next: other skills, those that are due first, then those begun,
 * then those that are open; where there are too few, another exercise or the lesson of the same skill.
 */
export function listOtherSteps(
	next: Recommendation,
	statuses: readonly SkillStatus[],
	solved: ReadonlySet<string>
): readonly OtherStep[] {
	if (next.kind === 'allDone') return [];
	const known = statuses.flatMap((status) => {
		const skill = outline.skills.find(({ id }) => id === status.id);
		return skill ? [{ skill, status }] : [];
	});
	const others = known
		.filter(({ skill, status }) => skill.id !== next.skill && order.includes(status.status))
		.toSorted((one, other) => order.indexOf(one.status.status) - order.indexOf(other.status.status))
		.map(({ skill, status }) => enterSkill(skill, status, solved));
	const same = known
		.filter(({ skill }) => skill.id === next.skill)
		.flatMap(({ skill, status }) => stayInSkill(next, skill, status, solved));
	return [...others, ...same].slice(0, most);
}

/** Its lesson where nothing was tried yet, else its first unsolved exercise. */
function enterSkill(skill: SkillOutline, status: SkillStatus, solved: ReadonlySet<string>): OtherStep {
	const exercise = skill.exercises.find(({ id }) => !solved.has(id)) ?? skill.exercises[0];
	const href =
		status.attempts === 0 || !exercise
			? resolve(...skillRoute(skill.id))
			: resolve(...exerciseRoute(exercise.id));
	return { title: skill.title, status, href };
}

function stayInSkill(
	next: Exclude<Recommendation, { kind: 'allDone' }>,
	skill: SkillOutline,
	status: SkillStatus,
	solved: ReadonlySet<string>
): readonly OtherStep[] {
	const taken = next.kind === 'exercise' ? next.exercise : undefined;
	const exercises = skill.exercises
		.filter(({ id }) => id !== taken && !solved.has(id))
		.slice(0, 1)
		.map(({ id, title }) => ({
			title,
			what: m.home_other_exercise(),
			status,
			href: resolve(...exerciseRoute(id))
		}));
	if (next.kind === 'lesson') return exercises;
	const lesson = {
		title: skill.title,
		what: m.home_other_lesson(),
		status,
		href: resolve(...skillRoute(skill.id))
	};
	return [...exercises, lesson];
}
