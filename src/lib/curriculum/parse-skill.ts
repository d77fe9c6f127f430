import * as z from 'zod/mini';
import type { Exercise, Language } from './exercise.ts';
import { splitFrontMatter } from './front-matter.ts';
import { parseExercise } from './parse-exercise.ts';
import { parseProse } from './parse-prose.ts';
import type { Problem, Report } from './problem.ts';
import type { Prose } from './prose.ts';
import type { Skill } from './skill.ts';
import { skillId, text, validate } from './validate.ts';

/** A file of a skill's folder; the path ends in `<language>/<skill>/<name>.md`, with forward slashes. */
export interface SkillFile {
	readonly path: string;
	readonly text: string;
}

/** A skill that was read by itself; its depth is known only among the others. */
export interface ParsedSkill {
	readonly skill: Omit<Skill, 'depth'>;
	/** The path of its `skill.md`. */
	readonly file: string;
	/** The line of `requires` there, or of the front matter's first key. */
	readonly requiresLine: number;
	/** Where each exercise names further skills, by the exercise's id. */
	readonly alsoPlaces: ReadonlyMap<string, { readonly file: string; readonly line: number }>;
	/** Every link to a skill or an exercise in its texts. */
	readonly links: readonly { readonly file: string; readonly line: number; readonly target: string }[];
}

export type ParseResult =
	({ readonly ok: true } & ParsedSkill) | { readonly ok: false; readonly problems: readonly Problem[] };

const shape = { title: text, summary: text, requires: z.optional(z.array(skillId)) };
const schema = z.strictObject(shape);
const languages: readonly Language[] = ['python', 'javascript', 'typescript', 'web'];

interface Place {
	readonly language: Language;
	readonly id: string;
	/** The path of the folder. */
	readonly folder: string;
}

type Head = Pick<Skill, 'title' | 'summary' | 'requires' | 'lesson'> & { readonly requiresLine: number };

/**
 * Reads the files of one skill's folder, checks them, and collects everything that is wrong.
 * @param files `skill.md` and its exercises, in any order
 */
export function parseSkill(files: readonly SkillFile[]): ParseResult {
	const problems: Problem[] = [];
	const reportOn =
		(file: string): Report =>
		(line, reason) => {
			const known = problems.some(
				(each) => each.file === file && each.line === line && each.reason === reason
			);
			if (!known) problems.push({ file, line, reason });
		};
	const place = findPlace(files, reportOn);
	const lesson = files.find(({ path }) => path.endsWith('/skill.md'));
	if (place && !lesson) reportOn(`${place.folder}/skill.md`)(1, 'is missing; every skill needs it');
	const head = place && lesson && parseLesson(lesson.text, place, reportOn(lesson.path));
	const read = place ? readExercises(files, place, reportOn) : [];
	const exercises = read.flatMap(({ exercise }) => exercise ?? []).toSorted(inTeachingOrder);
	if (lesson) checkVariety(read.length, exercises, reportOn(lesson.path));
	if (problems.length > 0 || !place || !head || !lesson)
		return { ok: false, problems: problems.toSorted(byPlace) };
	const { requiresLine, ...told } = head;
	return {
		ok: true,
		skill: { id: place.id, language: place.language, ...told, exercises },
		file: lesson.path,
		requiresLine,
		alsoPlaces: new Map(read.map(({ id, path, alsoLine }) => [id, { file: path, line: alsoLine }])),
		links: files.flatMap(findLinks)
	};
}

function findPlace(files: readonly SkillFile[], reportOn: (file: string) => Report): Place | undefined {
	const path = files[0]?.path ?? '';
	const match = /^(.*?([^/]+)\/([^/]+))\/[^/]+$/.exec(path);
	const [, folder = '', first = '', name = ''] = match ?? [];
	const language = languages.find((each) => each === first);
	if (!language) {
		reportOn(path)(
			1,
			`a skill lies in skills/<language>/<skill>/, with a language of ${languages.join(', ')}`
		);
		return undefined;
	}
	if (!isSlug(name)) reportOn(path)(1, `the folder “${name}” ${slugRule}`);
	return { language, id: `${language}/${name}`, folder };
}

const slugRule = 'must be named in small letters, digits and single hyphens';

function isSlug(name: string): boolean {
	return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}

function parseLesson(source: string, place: Place, report: Report): Head | undefined {
	const front = splitFrontMatter(clean(source), report);
	if (!front) return undefined;
	const head = validate(schema, front.yaml, Object.keys(shape), report);
	const lesson = parseProse(front.body, front.bodyLine, report);
	if (!lesson.some(runs)) {
		report(front.bodyLine, `the lesson needs at least one example that runs: \`\`\`${place.language} run`);
	}
	if (!head) return undefined;
	const requires = head.requires ?? [];
	const requiresLine = front.yaml.lineOfKey([], 'requires');
	if (requires.includes(place.id)) report(requiresLine, 'a skill cannot require itself');
	if (new Set(requires).size < requires.length) report(requiresLine, '“requires” names a skill twice');
	return { title: head.title.trim(), summary: head.summary.trim(), requires, lesson, requiresLine };
}

function runs(block: Prose[number]): boolean {
	return block.type === 'code' && block.run;
}

/** As every editor of every system may have saved it, with line ends of one kind. */
function clean(source: string): string {
	return source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function findLinks({ path, text: source }: SkillFile): ParsedSkill['links'] {
	const pattern = new RegExp(`\\]\\(((?:${languages.join('|')})/[a-z0-9/-]+)\\)`, 'g');
	return clean(source)
		.split('\n')
		.flatMap((text, index) =>
			[...text.matchAll(pattern)].map((match) => ({ file: path, line: index + 1, target: match[1] ?? '' }))
		);
}

interface ReadExercise {
	readonly id: string;
	readonly path: string;
	readonly alsoLine: number;
	readonly exercise: Exercise | undefined;
}

function readExercises(
	files: readonly SkillFile[],
	place: Place,
	reportOn: (file: string) => Report
): readonly ReadExercise[] {
	return files
		.filter(({ path }) => !path.endsWith('/skill.md'))
		.map(({ path, text: source }) => {
			const name = path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
			const id = `${place.id}/${name}`;
			if (!isSlug(name)) reportOn(path)(1, `the file “${name}.md” ${slugRule}`);
			const file = { id, skill: place.id, language: place.language, text: clean(source) };
			const alsoLine =
				Math.max(
					0,
					file.text.split('\n').findIndex((line) => line.startsWith('also:'))
				) + 1;
			return { id, path, alsoLine, exercise: parseExercise(file, reportOn(path)) };
		});
}

function checkVariety(count: number, exercises: readonly Exercise[], report: Report): void {
	if (count < 4) report(1, `a skill needs at least four exercises; here are ${count}`);
	const kinds = new Set(exercises.map(({ kind }) => kind));
	// Files that could not be read say so themselves; they may be of any kind.
	if (exercises.length === count && count > 0 && kinds.size < 2) {
		report(1, `all exercises are of the kind ${[...kinds].join()}; a skill needs at least two kinds`);
	}
}

function inTeachingOrder(one: Exercise, other: Exercise): number {
	return one.level - other.level || (one.title < other.title ? -1 : 1);
}

function byPlace(one: Problem, other: Problem): number {
	return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;
}
