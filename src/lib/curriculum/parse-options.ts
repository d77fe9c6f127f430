import * as z from 'zod/mini';
import type { ChoiceOption, Misconception } from './exercise.ts';
import type { SpecialBlock } from './exercise-parts.ts';
import { parseProse } from './parse-prose.ts';
import type { Report } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { flag, slug, text, validate } from './validate.ts';

const shape = { says: text, because: text, correct: z.optional(flag), misconception: z.optional(slug) };
const schema = z.array(z.strictObject(shape));
type Item = z.infer<typeof schema>[number];

/** Reads the `options` block of a choice exercise. */
export function parseOptions(block: SpecialBlock, report: Report): readonly ChoiceOption[] {
	const yaml = readYaml(block.text, block.line + 1, report);
	const items = yaml && validate(schema, yaml, Object.keys(shape), report);
	if (!yaml || !items) return [];
	const options = items.map((item, index) => {
		const reason = findOptionFault(items, index);
		if (reason) report(yaml.lineOf([index]), reason);
		return {
			says: parseProse(item.says, yaml.lineOfText([index, 'says']), report),
			correct: item.correct === 'true',
			because: parseProse(item.because, yaml.lineOfText([index, 'because']), report),
			...(item.misconception === undefined ? {} : { misconception: item.misconception })
		};
	});
	const right = options.filter(({ correct }) => correct).length;
	if (right === 0) report(block.line, 'one option at least must be “correct: true”');
	if (right === options.length) report(block.line, 'one option at least must be wrong');
	return options;
}

function findOptionFault(items: readonly Item[], index: number): string | undefined {
	const item = items[index];
	if (item?.correct === 'true' && item.misconception) return 'a correct option shows no misconception';
	const earlier = items.slice(0, index);
	return earlier.some(({ says }) => says.trim() === item?.says.trim())
		? 'this option says the same as an earlier one'
		: undefined;
}

/** The misconceptions that wrong options name; what is said of them is the option's reason. */
export function misconceptionsOf(options: readonly ChoiceOption[]): readonly Misconception[] {
	const named = options.flatMap(({ misconception, because }) =>
		misconception === undefined ? [] : [{ id: misconception, says: because, when: {} }]
	);
	return named.filter(({ id }, index) => named.findIndex((other) => other.id === id) === index);
}
