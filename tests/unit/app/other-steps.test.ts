import { describe, expect, it } from 'vitest';
import { listOtherSteps } from '#lib/app/other-steps.ts';
import { outline } from '#lib/curriculum/load.ts';
import type { Recommendation } from '#lib/learner/recommend.ts';
import type { SkillStatus } from '#lib/learner/status.ts';

/** Every skill of the curriculum: `given` by its place, the others locked. */
const statusesOf = (given: readonly SkillStatus['status'][]): readonly SkillStatus[] =>
	outline.skills.map(({ id }, index) => ({
		id,
		mastery: 50,
		status: given[index] ?? 'locked',
		uncertainty: 'fairly',
		attempts: given[index] === 'open' ? 0 : 2,
		lockedBy: [],
		rusty: false
	}));

const [first, second, third] = outline.skills;
const lessonOf = (skill: string | undefined): Recommendation => ({
	kind: 'lesson',
	skill: skill ?? '',
	reason: { kind: 'frontier', opens: [] }
});

describe('what else can be done', () => {
	it('is other skills: what is due before what is begun before what is open', () => {
		const steps = listOtherSteps(
			lessonOf(outline.skills[3]?.id),
			statusesOf(['open', 'started', 'due', 'open']),
			new Set()
		);
		expect(steps.map(({ title }) => title)).toEqual([third?.title, second?.title]);
	});

	it('leads to the lesson of a skill that was never tried, and to an unsolved exercise of one that was', () => {
		const [tried, open] = second?.exercises ?? [];
		const steps = listOtherSteps(
			lessonOf(third?.id),
			statusesOf(['open', 'started', 'open']),
			new Set([tried?.id ?? ''])
		);
		expect(steps.map(({ href }) => href)).toEqual([`/learn/${open?.id}`, `/learn/${first?.id}`]);
	});

	it('stays in the skill where nothing else is open: another exercise, or its lesson', () => {
		const [taken, other] = first?.exercises ?? [];
		const next: Recommendation = {
			kind: 'exercise',
			exercise: taken?.id ?? '',
			skill: first?.id ?? '',
			reason: { kind: 'started', mastery: 50 },
			p: 0.7
		};
		const steps = listOtherSteps(next, statusesOf(['started']), new Set());
		expect(steps.map(({ href }) => href)).toEqual([`/learn/${other?.id}`, `/learn/${first?.id}`]);
	});

	it('is nothing once everything is done', () => {
		expect(listOtherSteps({ kind: 'allDone' }, statusesOf([]), new Set())).toEqual([]);
	});
});
