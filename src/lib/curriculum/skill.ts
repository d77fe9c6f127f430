import type { Exercise, Language, Level } from './exercise.ts';
import type { Prose } from './prose.ts';

/** What a page needs to draw the graph and link to an exercise, small enough to be in every page. */
export interface ExerciseOutline {
	readonly id: string;
	readonly title: string;
	readonly kind: Exercise['kind'];
	readonly level: Level;
	readonly minutes: number;
	readonly skills: readonly string[];
	readonly version: string;
}

export interface SkillOutline {
	/** `<language>/<folder name>`, such as `python/variables`. */
	readonly id: string;
	readonly language: Language;
	readonly title: string;
	/** One sentence: what one can do with it. */
	readonly summary: string;
	readonly requires: readonly string[];
	/** Length of the longest chain of prerequisites, 0 for a skill without any: its depth in the reef. */
	readonly depth: number;
	readonly exercises: readonly ExerciseOutline[];
}

/** A skill with its lesson and exercises, loaded when it is opened. */
export interface Skill extends Omit<SkillOutline, 'exercises'> {
	readonly lesson: Prose;
	readonly exercises: readonly Exercise[];
}

/** Every skill, in topological order, ties by id. */
export interface Outline {
	readonly skills: readonly SkillOutline[];
	/** A hash over all exercise versions. */
	readonly version: string;
}
