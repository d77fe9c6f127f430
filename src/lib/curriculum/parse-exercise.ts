import * as z from 'zod/mini';
import { trimOutput } from './check-answer.ts';
import type { Exercise, Language, Level } from './exercise.ts';
import { blocksOf, fenceOf, findLadder, splitExercise } from './exercise-parts.ts';
import type { BlockName, ExerciseParts, SpecialBlock } from './exercise-parts.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { hashText } from './hash.ts';
import { parseMisconceptions } from './parse-misconceptions.ts';
import { misconceptionsOf, parseOptions } from './parse-options.ts';
import { proseFrom } from './parse-prose.ts';
import { parseTests } from './parse-tests.ts';
import type { Report } from './problem.ts';
import type { Inline, Prose } from './prose.ts';
import { skillId, text, validate } from './validate.ts';

const shape = {
	title: text,
	kind: z.enum(['code', 'predict', 'choice'], 'must be code, predict or choice'),
	level: z.string().check(z.regex(/^[1-5]$/, 'must be a whole number from 1 to 5')),
	minutes: z
		.string()
		.check(z.regex(/^(?!0+(\.0+)?$)\d{1,3}(\.\d+)?$/, 'must be a number of minutes, such as 4')),
	also: z.optional(z.array(skillId))
};
const schema = z.strictObject(shape);
type Head = z.infer<typeof schema>;

/** An exercise's text with its place in the curriculum. */
export interface ExerciseFile {
	readonly id: string;
	/** The skill it lies under. */
	readonly skill: string;
	readonly language: Language;
	readonly text: string;
}

/**
 * Reads one exercise file.
 * @returns undefined where something essential is missing; everything wrong has then been reported, as it
 * may have been where an exercise comes back
 */
export function parseExercise(file: ExerciseFile, report: Report): Exercise | undefined {
	const front = splitFrontMatter(file.text, report);
	const head = front && validate(schema, front.yaml, Object.keys(shape), report);
	if (!front) return undefined;
	const shift = front.bodyLine - 1;
	const parts = splitExercise(front.body, shift, file.language, report);
	const onFile: Report = (line, reason) => report(line + shift, reason);
	const task = proseFrom(parts.task, onFile);
	if (task.length === 0) report(front.bodyLine, 'the task is missing: say what to do before the first block');
	const prose = { task, hints: hintsFrom(parts, onFile, report), after: proseFrom(parts.after, onFile) };
	if (!head) return undefined;
	checkAlso(head, file, front, report);
	if (!checkBlocks(head.kind, parts, file.language, front.bodyLine, report)) return undefined;
	return exerciseFrom(head, file, prose, parts, report);
}

function hintsFrom(parts: ExerciseParts, onFile: Report, report: Report): readonly Prose[] {
	const ladder = findLadder(parts.hints);
	const count = ladder?.children.length ?? 0;
	if (!ladder)
		report(parts.hintsLine, '# Hints must hold one numbered list of three to five hints, and nothing else');
	else if (count < 3 || count > 5)
		report(parts.hintsLine, `there are ${count} hints; three to five are needed`);
	return (ladder?.children ?? []).map((item) => proseFrom(item.children, onFile));
}

function checkAlso(head: Head, file: ExerciseFile, front: FrontMatter, report: Report): void {
	const also = head.also ?? [];
	also.forEach((id, index) => {
		const line = front.yaml.lineOf(['also', index]);
		if (id === file.skill) report(line, '“also” names further skills; its own is always counted');
		if (also.indexOf(id) < index) report(line, `“also” names ${id} twice`);
	});
}

/** Whether every block of the kind is there; a block of another kind is reported too. */
function checkBlocks(
	kind: Exercise['kind'],
	parts: ExerciseParts,
	language: Language,
	line: number,
	report: Report
): boolean {
	const { needed, optional } = blocksOf[kind];
	for (const [name, block] of parts.blocks) {
		if (![...needed, ...optional].includes(name))
			report(block.line, `a ${kind} exercise has no block “${name}”`);
	}
	const missing = needed.filter((name) => !parts.blocks.has(name));
	for (const name of missing) {
		report(line, `a ${kind} exercise needs a block \`\`\`${fenceOf(name, language)}`);
	}
	return missing.length === 0;
}

function exerciseFrom(
	head: Head,
	file: ExerciseFile,
	prose: Pick<Exercise, 'task' | 'hints' | 'after'>,
	parts: ExerciseParts,
	report: Report
): Exercise {
	const block = (name: BlockName): SpecialBlock => parts.blocks.get(name) ?? { text: '', line: 1 };
	const wrongIdeas = (answer?: string) =>
		parts.blocks.has('misconceptions') ? parseMisconceptions(block('misconceptions'), answer, report) : [];
	const base = { ...baseFrom(head, file), ...prose };
	switch (head.kind) {
		case 'code': {
			const solution = `${block('solution').text}\n`;
			const tests = parseTests(block('tests'), solution, report);
			return {
				...base,
				kind: 'code',
				starter: `${block('starter').text}\n`,
				solution,
				tests,
				misconceptions: wrongIdeas()
			};
		}
		case 'predict': {
			const answer = trimOutput(block('answer').text);
			if (saysAnswer(prose.task, answer))
				report(block('answer').line, 'the task already gives this answer away');
			const { text: code, input = [] } = block('code');
			return {
				...base,
				kind: 'predict',
				code: `${code}\n`,
				input,
				answer,
				misconceptions: wrongIdeas(answer)
			};
		}
		case 'choice': {
			const options = parseOptions(block('options'), report);
			const multiple = options.filter(({ correct }) => correct).length > 1;
			return { ...base, kind: 'choice', multiple, options, misconceptions: misconceptionsOf(options) };
		}
	}
}

function baseFrom(head: Head, file: ExerciseFile) {
	const levels: readonly Level[] = [1, 2, 3, 4, 5];
	return {
		id: file.id,
		title: head.title.trim(),
		language: file.language,
		skill: file.skill,
		skills: [file.skill, ...(head.also ?? [])],
		level: levels[Number(head.level) - 1] ?? 1,
		minutes: Number(head.minutes),
		version: hashText(file.text)
	};
}

/** Whether a piece of code or a whole paragraph of the task is the answer. */
function saysAnswer(task: Prose, answer: string): boolean {
	return task.some((block) => {
		if (block.type === 'code') return trimOutput(block.text) === answer;
		return block.type === 'paragraph' && block.children.some((inline) => isAnswer(inline, answer));
	});
}

function isAnswer(inline: Inline, answer: string): boolean {
	return (inline.type === 'code' || inline.type === 'text') && inline.text.trim() === answer;
}
