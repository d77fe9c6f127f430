import { hashText } from './hash.ts';
import { findNearest, suggest } from './nearest.ts';
import type { ParsedSkill } from './parse-skill.ts';
import type { Problem } from './problem.ts';
import type { ExerciseOutline, Outline, Skill, SkillOutline } from './skill.ts';
import type { Exercise } from './exercise.ts';

/** The whole curriculum in order, or everything that keeps its skills from forming a graph. */
export type Curriculum =
	| { readonly ok: true; readonly skills: readonly Skill[]; readonly outline: Outline }
	| { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Puts skills in topological order, ties by id, and gives each its depth. Prerequisites must exist and must
 * not lead in a circle; further skills of exercises must exist.
 */
export function arrangeSkills(parsed: readonly ParsedSkill[]): Curriculum {
	const known = new Map(parsed.map((each) => [each.skill.id, each]));
	const problems = [
		...findStrangers(parsed, [...known.keys()]),
		...findTwins(parsed),
		...findDeadLinks(parsed, [...known.keys()])
	];
	if (problems.length > 0) return { ok: false, problems };
	const depths = new Map<string, number>();
	const ordered: Skill[] = [];
	let waiting = parsed.toSorted((a, b) => (a.skill.id < b.skill.id ? -1 : 1));
	while (waiting.length > 0) {
		const next = waiting.find(({ skill }) => skill.requires.every((id) => depths.has(id)));
		if (!next) return { ok: false, problems: [describeCycle(waiting, known)] };
		const depth = Math.max(-1, ...next.skill.requires.map((id) => depths.get(id) ?? 0)) + 1;
		depths.set(next.skill.id, depth);
		ordered.push({ ...next.skill, depth });
		waiting = waiting.filter((each) => each !== next);
	}
	return { ok: true, skills: ordered, outline: outlineOf(ordered) };
}

function findStrangers(parsed: readonly ParsedSkill[], known: readonly string[]): readonly Problem[] {
	const missing = (ids: readonly string[]) => ids.filter((id) => !known.includes(id));
	return parsed.flatMap(({ skill, file, requiresLine, alsoPlaces }) => [
		...missing(skill.requires).map((id) => ({
			file,
			line: requiresLine,
			reason: `requires ${id}, which does not exist${suggest(id, known)}`
		})),
		...skill.exercises.flatMap((exercise) =>
			missing(exercise.skills).map((id) => ({
				...(alsoPlaces.get(exercise.id) ?? { file, line: 1 }),
				reason: `“also” names ${id}, which does not exist${suggest(id, known)}`
			}))
		)
	]);
}

function findDeadLinks(parsed: readonly ParsedSkill[], skills: readonly string[]): readonly Problem[] {
	const exercises = parsed.flatMap(({ skill }) => skill.exercises.map(({ id }) => id));
	const targets = new Set([...skills, ...exercises]);
	return parsed
		.flatMap(({ links }) => links)
		.filter(({ target }) => !targets.has(target))
		.map(({ file, line, target }) => {
			const near = findNearest(target, [...targets]);
			return {
				file,
				line,
				reason: `the link to ${target} leads nowhere${near ? `; did you mean “${near}”?` : ''}`
			};
		});
}

function findTwins(parsed: readonly ParsedSkill[]): readonly Problem[] {
	return parsed.flatMap(({ skill, file }, index) => {
		const first = parsed.findIndex((other) => other.skill.id === skill.id);
		if (first === index) return [];
		return [{ file, line: 1, reason: `a second skill ${skill.id}; the first is ${parsed[first]?.file}` }];
	});
}

/** Follows prerequisites that wait for each other until one comes round again. */
function describeCycle(waiting: readonly ParsedSkill[], known: ReadonlyMap<string, ParsedSkill>): Problem {
	const stuck = new Set(waiting.map(({ skill }) => skill.id));
	const path: string[] = [];
	let at: string | undefined = waiting[0]?.skill.id;
	while (at !== undefined && !path.includes(at)) {
		path.push(at);
		at = known.get(at)?.skill.requires.find((id) => stuck.has(id));
	}
	const circle = path.slice(path.indexOf(at ?? ''));
	const first = known.get(circle[0] ?? '');
	const files = circle.map((id) => known.get(id)?.file).join(', ');
	return {
		file: first?.file ?? '',
		line: first?.requiresLine ?? 1,
		reason: `requires itself in a circle: ${[...circle, circle[0]].join(' → ')} (${files})`
	};
}

function outlineOf(skills: readonly Skill[]): Outline {
	const outlines: readonly SkillOutline[] = skills.map(
		({ id, language, title, summary, requires, depth, exercises }) => ({
			id,
			language,
			title,
			summary,
			requires,
			depth,
			exercises: exercises.map(outlineExercise)
		})
	);
	const versions = outlines.flatMap(({ exercises }) =>
		exercises.map(({ id, version }) => `${id} ${version}`)
	);
	return { skills: outlines, version: hashText(versions.join('\n')) };
}

function outlineExercise({ id, title, kind, level, minutes, skills, version }: Exercise): ExerciseOutline {
	return { id, title, kind, level, minutes, skills, version };
}

/** The skills that a skill rests on, directly or through others, in the outline's order. */
export function findAncestors(outline: Outline, id: string): readonly SkillOutline[] {
	const found = new Set<string>();
	for (const skill of outline.skills.toReversed()) {
		if (skill.id === id || found.has(skill.id)) for (const required of skill.requires) found.add(required);
	}
	return outline.skills.filter((skill) => found.has(skill.id));
}

/** The skills that rest on a skill, directly or through others, in the outline's order. */
export function findDependants(outline: Outline, id: string): readonly SkillOutline[] {
	const found = new Set([id]);
	return outline.skills.filter((skill) => {
		if (!skill.requires.some((required) => found.has(required))) return false;
		found.add(skill.id);
		return true;
	});
}

/** The skill of an outline with an id such as `python/variables`. */
export function findSkill(outline: Outline, id: string): SkillOutline | undefined {
	return outline.skills.find((skill) => skill.id === id);
}
