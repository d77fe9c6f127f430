import { resolve } from '$app/paths';
import { outline } from '#lib/curriculum/load.ts';
import { exerciseRoute, skillRoute } from '#lib/curriculum/route.ts';
import type { Reason, Recommendation } from '#lib/learner/recommend.ts';
import { m } from '#lib/messages/messages.js';

/** The next step in words, and the address it leads to. */
export interface NextStep {
	readonly href: string;
	readonly label: string;
	readonly why: string;
}

const exerciseTitles = new Map(
	outline.skills.flatMap((skill) => skill.exercises.map((each) => [each.id, each.title] as const))
);
const skillTitles = new Map(outline.skills.map((skill) => [skill.id, skill.title]));

export const titleOfSkill = (id: string) => skillTitles.get(id) ?? id;

/** What a recommendation says to the learner: a button's label and one sentence why. */
export function describeNext(next: Recommendation): NextStep {
	if (next.kind === 'allDone')
		return { href: resolve('/reef'), label: m.home_reef_open(), why: m.home_done() };
	const why = describeReason(next.reason, next.skill);
	if (next.kind === 'lesson') {
		return {
			href: resolve(...skillRoute(next.skill)),
			label: m.home_lesson({ title: titleOfSkill(next.skill) }),
			why
		};
	}
	const title = exerciseTitles.get(next.exercise) ?? next.exercise;
	const href = resolve(...exerciseRoute(next.exercise));
	if (next.reason.kind === 'continue') return { href, label: m.home_continue({ title }), why };
	if (next.reason.kind === 'review') return { href, label: m.home_review({ title }), why };
	return { href, label: m.home_next({ title }), why };
}

function describeReason(reason: Reason, id: string): string {
	const skill = titleOfSkill(id);
	switch (reason.kind) {
		case 'continue':
			return m.home_why_continue();
		case 'review':
			return m.home_why_review({ skill });
		case 'started':
			return m.home_why_started({ skill, mastery: reason.mastery });
		case 'again':
			return m.home_why_again({ skill });
		case 'stuck':
			return m.home_why_stuck({ skill });
		case 'stretch':
			return m.home_why_stretch();
		case 'frontier':
			return reason.opens.length > 0
				? m.home_why_frontier({ skill, opens: reason.opens.map(titleOfSkill).join(', ') })
				: m.home_why_frontier_last({ skill });
	}
}
