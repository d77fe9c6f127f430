import type { Code, List, RootContent } from 'mdast';
import type { Exercise, Language } from './exercise.ts';
import { readFenceInfo } from './parse-fence.ts';
import { readMarkdown } from './parse-prose.ts';
import type { Report } from './problem.ts';

export type BlockName = 'starter' | 'solution' | 'tests' | 'misconceptions' | 'code' | 'answer' | 'options';

/** A fenced block with a meaning of its own. */
export interface SpecialBlock {
	readonly text: string;
	/** The line of the file on which its fence opens; its text begins on the next. */
	readonly line: number;
	readonly input?: readonly string[];
}

/** The body of an exercise file, taken apart. */
export interface ExerciseParts {
	readonly task: readonly RootContent[];
	readonly blocks: ReadonlyMap<BlockName, SpecialBlock>;
	readonly hints: readonly RootContent[];
	/** The line of `# Hints`, or the last of the file. */
	readonly hintsLine: number;
	readonly after: readonly RootContent[];
}

/** Which blocks each kind of exercise has; those it cannot do without come first. */
export const blocksOf: Readonly<
	Record<Exercise['kind'], { readonly needed: readonly BlockName[]; readonly optional: readonly BlockName[] }>
> = {
	code: { needed: ['starter', 'solution', 'tests'], optional: ['misconceptions'] },
	predict: { needed: ['code', 'answer'], optional: ['misconceptions'] },
	choice: { needed: ['options'], optional: [] }
};

/** The info line that opens a special block, such as `yaml tests`. */
export function fenceOf(name: BlockName, language: Language): string {
	if (name === 'answer') return 'text answer';
	const isProgram = name === 'starter' || name === 'solution' || name === 'code';
	return `${isProgram ? language : 'yaml'} ${name}`;
}

const names: readonly BlockName[] = [
	'starter',
	'solution',
	'tests',
	'misconceptions',
	'code',
	'answer',
	'options'
];

type Section = 'task' | 'blocks' | 'hints' | 'after' | 'unknown';

/**
 * Takes the body of an exercise apart into its task, its special blocks and its sections.
 * @param shift added to a line of the body to give the line of the file
 */
export function splitExercise(
	body: string,
	shift: number,
	language: Language,
	report: Report
): ExerciseParts {
	const blocks = new Map<BlockName, SpecialBlock>();
	const parts: Record<Exclude<Section, 'blocks'>, RootContent[]> = {
		task: [],
		hints: [],
		after: [],
		unknown: []
	};
	let section: Section = 'task';
	let hintsLine = body.trimEnd().split('\n').length + shift;
	for (const node of readMarkdown(body)) {
		const line = (node.position?.start.line ?? 1) + shift;
		const title = titleOf(node);
		const special = node.type === 'code' ? specialBlock(node, language, line) : undefined;
		if (title !== undefined) {
			section = sectionOf(title, line, report);
			if (section === 'hints') hintsLine = line;
		} else if (special) {
			if (blocks.has(special.name)) report(line, `a second block ${special.name}; there can be only one`);
			blocks.set(special.name, special.block);
			if (section === 'task') section = 'blocks';
		} else if (section === 'blocks') {
			report(line, 'this text follows the first block; the task stands before all of them');
		} else {
			parts[section].push(node);
		}
	}
	return { task: parts.task, hints: parts.hints, after: parts.after, blocks, hintsLine };
}

function titleOf(node: RootContent): string | undefined {
	if (node.type !== 'heading' || node.depth !== 1) return undefined;
	return node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

function sectionOf(title: string, line: number, report: Report): Section {
	if (title === 'Hints') return 'hints';
	if (title === 'After') return 'after';
	report(
		line,
		`unknown section “# ${title}”; an exercise has # Hints and # After, and ## to #### inside the task`
	);
	return 'unknown';
}

function specialBlock(
	node: Code,
	language: Language,
	line: number
): { readonly name: BlockName; readonly block: SpecialBlock } | undefined {
	const info = readFenceInfo(node.meta ?? '');
	const name = names.find((each) => each === info?.word);
	if (!info || !name || `${node.lang} ${name}` !== fenceOf(name, language)) return undefined;
	return { name, block: { text: node.value, line, ...(info.input ? { input: info.input } : {}) } };
}

/** The one ordered list that is the hint ladder, or undefined. */
export function findLadder(hints: readonly RootContent[]): List | undefined {
	const [first, ...others] = hints;
	return first?.type === 'list' && first.ordered === true && others.length === 0 ? first : undefined;
}
