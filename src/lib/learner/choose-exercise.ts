import type { ExerciseOutline, SkillOutline } from '#lib/curriculum/skill.ts';
import { lookUp } from './lookup.ts';
import { itemEasiness, predictSuccess } from './mastery.ts';
import { newItem, newSkill, type LearnerState } from './state.ts';
import { weights } from './weights.ts';

const DAY_MS = 86_400_000;

/** An exercise and the chance, 0 … 1, that it will be solved unaided. */
export interface ChosenExercise {
	readonly exercise: ExerciseOutline;
	readonly p: number;
	/** It was tried within the last 14 days; there is nothing fresher in the skill. */
	readonly isRepeat: boolean;
}

/**
 * The exercise of a skill whose expected success lies nearest to `target`, of those not tried for 14 days.
 * When there is none, the one tried longest ago, the unsolved before the solved, and undefined where `except`
 * leaves nothing. Ties go to the lower level, then to the id.
 */
export function chooseExercise(
	skill: SkillOutline,
	state: LearnerState,
	now: number,
	target: number,
	except: readonly string[] = []
): ChosenExercise | undefined {
	const allowed = skill.exercises.filter(({ id }) => !except.includes(id));
	const fresh = allowed.filter(({ id }) => isRested(state, id, now));
	const distance = (exercise: ExerciseOutline) =>
		Math.abs(predictExercise(exercise, state, now) - target) + strangeness(exercise, state);
	const nearest = best(fresh, (each) => [distance(each), each.level, each.id]);
	const exercise = nearest ?? best(allowed, (each) => [...repeatRank(state, each.id), each.id]);
	return exercise && { exercise, p: predictExercise(exercise, state, now), isRepeat: !nearest };
}

/** The chance that an exercise is solved unaided at `now`. */
export function predictExercise(exercise: ExerciseOutline, state: LearnerState, now: number): number {
	const skills = [...new Set(exercise.skills)].map((id) => lookUp(state.skills, id) ?? newSkill);
	return predictSuccess({ ability: state.ability, skills }, itemEasiness(exercise.level), now);
}

/** Whether an exercise was not tried within the last 14 days. */
export function isRested(state: LearnerState, exercise: string, now: number): boolean {
	const { attemptedAt } = lookUp(state.items, exercise) ?? newItem;
	return attemptedAt === null || now - attemptedAt > weights.next.restDays * DAY_MS;
}

/** An exercise that also needs a skill never met comes after all that do not. */
function strangeness(exercise: ExerciseOutline, state: LearnerState): number {
	return exercise.skills.slice(1).filter((id) => !lookUp(state.skills, id)?.attempts).length;
}

function repeatRank(state: LearnerState, exercise: string): readonly number[] {
	const { solvedAt, attemptedAt } = lookUp(state.items, exercise) ?? newItem;
	return [solvedAt === null ? 0 : 1, attemptedAt ?? 0];
}

/** The value with the smallest key; keys are compared part by part. */
function best<T>(all: readonly T[], key: (each: T) => readonly (number | string)[]): T | undefined {
	return all.toSorted((one, other) => compareKeys(key(one), key(other)))[0];
}

function compareKeys(one: readonly (number | string)[], other: readonly (number | string)[]): number {
	for (const [index, part] of one.entries()) {
		const against = other[index] ?? part;
		if (part !== against) return part < against ? -1 : 1;
	}
	return 0;
}
