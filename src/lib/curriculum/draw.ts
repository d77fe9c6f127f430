import type { CodeExercise, Draw, TestCase } from './exercise.ts';

type Random = () => number;
/** A drawn value: as the language writes it, and as bare text for input lines and the inside of a string. */
interface Drawn {
	readonly literal: string;
	readonly text: string;
}

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/**
 * Puts drawn values in the place of `{name}` in a test's expression, input lines and given values. In an
 * input line, and inside quotes, a word or number stands bare; elsewhere it is a literal of the language.
 * @param random gives numbers in [0, 1); the same sequence gives the same test
 * @returns the test without draws; a test that draws nothing comes back as it is
 */
export function drawTest(test: TestCase, random: Random): TestCase {
	const names = Object.keys(test.draws);
	if (names.length === 0) return test;
	const drawn = new Map(Object.entries(test.draws).map(([name, draw]) => [name, drawValue(draw, random)]));
	return {
		...test,
		draws: {},
		input: test.input.map((line) => fillText(line, drawn)),
		given: test.given.map(({ name, literal }) => ({ name, literal: fillCode(literal, drawn) })),
		probe:
			test.probe.kind === 'call'
				? { kind: 'call', expression: fillCode(test.probe.expression, drawn) }
				: test.probe
	};
}

/** Every test of a code exercise with its values drawn; a test with `times: N` is N tests already. */
export function expandTests(exercise: CodeExercise, random: Random): readonly TestCase[] {
	return exercise.tests.map((test) => drawTest(test, random));
}

/** The names in braces in a piece of text, whether or not they are drawn. */
export function findPlaceholders(text: string): readonly string[] {
	return [...text.matchAll(/\{([A-Za-z_]\w*)\}/g)].map((match) => match[1] ?? '');
}

function drawValue(draw: Draw, random: Random): Drawn {
	switch (draw.kind) {
		case 'int': {
			const value = String(drawInt(draw.low, draw.high, random));
			return { literal: value, text: value };
		}
		case 'ints': {
			const values = Array.from({ length: draw.count }, () => drawInt(draw.low, draw.high, random));
			return { literal: `[${values.join(', ')}]`, text: values.join(' ') };
		}
		case 'word': {
			const word = drawWord(drawInt(draw.shortest, draw.longest, random), random);
			return { literal: `'${word}'`, text: word };
		}
	}
}

function drawInt(low: number, high: number, random: Random): number {
	return low + Math.floor(random() * (high - low + 1));
}

/** Letters that can be said aloud, such as `bakulo`. */
function drawWord(length: number, random: Random): string {
	return Array.from({ length }, (_, index) => {
		const letters = index % 2 === 0 ? consonants : vowels;
		return letters[Math.floor(random() * letters.length)] ?? '';
	}).join('');
}

function fillText(text: string, drawn: ReadonlyMap<string, Drawn>): string {
	return text.replace(/\{([A-Za-z_]\w*)\}/g, (whole, name: string) => drawn.get(name)?.text ?? whole);
}

/** Quoted parts are filled as text, so that `greet('{w}')` and `greet({w})` both call it with a string. */
function fillCode(code: string, drawn: ReadonlyMap<string, Drawn>): string {
	return code.replace(
		/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\{([A-Za-z_]\w*)\}/g,
		(whole, name: string | undefined) =>
			name === undefined ? fillText(whole, drawn) : (drawn.get(name)?.literal ?? whole)
	);
}
