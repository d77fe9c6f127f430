import curriculumOutline from 'virtual:curriculum/outline';
import loaders from 'virtual:curriculum/skills';
import type { Outline, Skill } from './skill.ts';

/** Every skill and exercise by name, in topological order; small enough for every page. */
export const outline: Outline = curriculumOutline;

/**
 * Fetches a skill with its lesson and exercises.
 * @param id such as `python/variables`
 * @returns undefined where there is no such skill; rejects where its file cannot be fetched
 */
export async function loadSkill(id: string): Promise<Skill | undefined> {
	const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
	return (await load?.())?.default;
}
