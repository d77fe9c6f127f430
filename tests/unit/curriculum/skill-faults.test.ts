import { describe, expect, it } from 'vitest';
import { parseSkill } from '#lib/curriculum/parse-skill.ts';
import { sample, sampleWith } from '../../curriculum/sample-skill.ts';

/** Problems of the sample with one file changed, as `line reason`. */
function problemsOf(file: string, change: (text: string) => string): readonly string[] {
	const before = sample[file] ?? '';
	const after = change(before);
	expect(after).not.toBe(before);
	const result = parseSkill(sampleWith({ [file]: after }));
	if (result.ok) return [];
	return result.problems.map((problem) => {
		expect(problem.file).toBe(`skills/python/variables/${file}.md`);
		return `${problem.line} ${problem.reason}`;
	});
}

/** Names of faults with: the file, the text to replace, what comes in its place, and what is said of it. */
type Fault = readonly [name: string, file: string, from: string, to: string, said: string];

function itSays(faults: readonly Fault[]): void {
	it.each(faults)('%s', (_, file, from, to, said) => {
		const problems = problemsOf(file, (text) => text.replace(from, () => to));
		expect(problems).toEqual([expect.stringContaining(said)]);
	});
}

describe('front matter', () => {
	itSays([
		['is missing', 'code', '---\n', '', '1 the file must begin with a line of three hyphens'],
		['is not closed', 'choice', '---\nWhich', 'Which', '1 the front matter is not closed'],
		['has a misspelt key', 'code', 'also:', 'aslo:', '6 unknown key “aslo”; did you mean “also”?'],
		['has a key of its own', 'code', 'also:', 'teacher:', '6 unknown key “teacher”; known are title, kind'],
		['lacks a key', 'code', 'minutes: 4\n', '', '2 “minutes” is missing'],
		['lacks a title', 'skill', 'title: Variables', 'title:', '2 “title” is empty'],
		['gives a list for text', 'skill', 'Variables', '[a]', '2 “title” must be text'],
		['gives text for a list', 'skill', '[python/printing]', 'python/printing', '4 “requires” must be a list'],
		['has a key twice', 'code', 'level: 2', 'kind: code', '4 this key stands twice'],
		['has a colon in a title', 'code', 'The price', 'Price: how much', '2 text with a colon and a space'],
		['uses tabs', 'code', 'also: [', 'also:\n\t- [', '7 indent with spaces, not with tabs'],
		['uses anchors', 'code', 'The price', '&a Price', '2 anchors (&)'],
		['has an unknown kind', 'code', 'kind: code', 'kind: essay', '3 “kind” must be code, predict or choice'],
		['has level 0', 'code', 'level: 2', 'level: 0', '4 “level” must be a whole number from 1 to 5'],
		['has level 6', 'code', 'level: 2', 'level: 6', '4 “level” must be a whole number from 1 to 5'],
		['expects no time', 'code', 'minutes: 4', 'minutes: 0', '5 “minutes” must be a number of minutes'],
		['expects a word of time', 'code', 'minutes: 4', 'minutes: few', '5 “minutes” must be a number'],
		['names no skill', 'code', 'python/text', 'text', '6 item 1 of “also” must name a skill'],
		['names its own skill', 'code', 'python/text', 'python/variables', '6 “also” names further skills'],
		[
			'names a skill twice',
			'code',
			'python/text',
			'python/text, python/text',
			'6 “also” names python/text twice'
		],
		['requires itself', 'skill', 'python/printing', 'python/variables', '4 a skill cannot require itself'],
		['requires twice', 'skill', '/printing', '/printing, python/printing', '4 “requires” names a skill twice']
	]);
});

describe('text', () => {
	itSays([
		['has HTML of its own', 'skill', 'A name', '<div>x</div>\n\nA name', '6 HTML cannot stand here'],
		['has HTML in a line', 'code', '*total*', '<b>total</b>', '8 HTML cannot stand here'],
		['has an image', 'skill', 'A name', '![a](b.png)', '6 images cannot stand here'],
		['has a line across', 'skill', 'saves typing.', 'saves.\n\n***', '8 a line of hyphens'],
		['has a title in it', 'skill', 'A name', '# A name', '6 headings here are ## to ####'],
		[
			'has a link by reference',
			'skill',
			'typing.',
			'typing.\n\n[a]: https://a.example',
			'8 links are written in place'
		],
		['has a link to elsewhere', 'skill', 'A name', '[a](javascript:x)', '6 the link “javascript:x” must be'],
		[
			'has an unknown language',
			'skill',
			'A name',
			'```pyton\n1\n```\n\nA name',
			'6 unknown language “pyton” of a block; did you mean “python”?'
		],
		[
			'has an unknown word in a fence',
			'skill',
			'```python run',
			'```python run\n1\n```\n\n```python rum',
			'12 unknown word “rum” after “python”; did you mean “run”?'
		],
		[
			'has a malformed fence',
			'skill',
			'```python run',
			'```python run\n1\n```\n\n```python run input=Ada',
			'12 after “python” only run and input'
		],
		[
			'runs what cannot run',
			'skill',
			'A name',
			'```json run\n1\n```\n\nA name',
			'6 a block of json cannot be run'
		],
		[
			'gives input to what does not run',
			'skill',
			'A name',
			'```python input="1"\n1\n```\n\nA name',
			'6 input only makes sense'
		],
		[
			'has nothing to run',
			'skill',
			'python run',
			'python',
			'6 the lesson needs at least one example that runs: ```python run'
		],
		['has HTML in a hint', 'code', '2. Two.', '2. <br>', '49 HTML cannot stand here'],
		['has HTML in a wrong idea', 'code', '    Let Python', '    <i>Let', '42 HTML cannot stand here'],
		['has HTML in an option', 'choice', 'Letters, then', '<i>, then', '15 HTML cannot stand here']
	]);
});

describe('an exercise', () => {
	itSays([
		['has no task', 'choice', 'Which is a name?', '', '7 the task is missing'],
		[
			'has text after its blocks',
			'choice',
			'# Hints',
			'Think.\n\n# Hints',
			'18 this text follows the first block'
		],
		[
			'has a section of its own',
			'choice',
			'3. Three.\n',
			'3. Three.\n\n# Tips\nThink.',
			'23 unknown section “# Tips”'
		],
		[
			'has a block twice',
			'predict',
			'```text answer',
			'```text answer\nAda\n```\n\n```text answer',
			'17 a second block answer'
		],
		[
			'has a block of another kind',
			'choice',
			'# Hints',
			'```text answer\nx\n```\n\n# Hints',
			'18 a choice exercise has no block “answer”'
		],
		[
			'lacks a block',
			'predict',
			'```text answer\nAda 36\n```\n',
			'',
			'7 a predict exercise needs a block ```text answer'
		],
		['has two hints', 'choice', '3. Three.\n', '', '18 there are 2 hints; three to five are needed'],
		['has six hints', 'choice', '3. Three.\n', '3. a\n4. b\n5. c\n6. d\n', '18 there are 6 hints'],
		[
			'has hints without numbers',
			'choice',
			'1. One?\n2. Two.\n3. Three.',
			'- One',
			'18 # Hints must hold one numbered list'
		],
		[
			'has no hints',
			'choice',
			'# Hints\n1. One?\n2. Two.\n3. Three.\n',
			'',
			'16 # Hints must hold one numbered list'
		],
		[
			'gives its answer away',
			'predict',
			'What does',
			'`Ada 36`, or what does',
			'13 the task already gives this answer away'
		]
	]);
});

const prints = '  prints: 15\n';

describe('a test', () => {
	itSays([
		['has a misspelt key', 'code', 'prints:', 'print:', '24 unknown key “print”; did you mean “prints”?'],
		['says nothing', 'code', '- says: It prints\n  prints: 15', '- prints: 15', '23 “says” is missing'],
		['says two lines', 'code', 'says: It prints', 'says: "It\\nprints"', '23 “says” must be one line'],
		['looks at nothing', 'code', prints, '', '23 this test looks at nothing'],
		[
			'looks at two things',
			'code',
			prints,
			`${prints}  raises: ValueError\n`,
			'25 this test looks at “prints” and “raises”; make it two tests'
		],
		[
			'looks at the source and a run',
			'code',
			'  uses: [price]',
			'  uses: [price]\n  prints: 1',
			'34 this test looks at “prints” and “uses”'
		],
		[
			'runs the source',
			'code',
			'  uses: [price]',
			'  uses: [price]\n  input: [1]',
			'35 “uses” and “avoids” run nothing'
		],
		['expects a value of no call', 'code', prints, '  returns: 15\n', '24 “returns” needs a “call”'],
		['expects a value of no variable', 'code', '  variable: total\n', '', '26 “is” needs a “variable”'],
		[
			'names a variable without a value',
			'code',
			prints,
			`  variable: total\n${prints}`,
			'24 “variable” needs an “is”'
		],
		[
			'names a variable and a call',
			'code',
			'  is: 15',
			'  is: 15\n  call: f()',
			'28 give “call” or “variable”, not both'
		],
		[
			'has a line of what is not printed',
			'code',
			'  is: 15',
			'  is: 15\n  line: 2',
			'28 “line” needs “prints”'
		],
		[
			'has a line of the solution',
			'code',
			prints,
			'  prints: as the solution\n  line: 2\n',
			'25 “line” looks at what the whole program'
		],
		['has line 0', 'code', prints, `${prints}  line: 0\n`, '25 “line” must be a whole number from 1'],
		['tolerates a difference of text', 'code', prints, `${prints}  tolerance: 0.1\n`, '25 “tolerance” needs'],
		[
			'expects a name for a value',
			'code',
			'is: 15',
			'is: fifteen',
			"27 “is” is no Python literal: fifteen is a name; a string needs quotes: 'fifteen'"
		],
		[
			'expects a computed value',
			'code',
			'is: 15',
			'is: 3 * 5',
			'27 “is” is no Python literal: unexpected “* 5”'
		],
		[
			'quotes a list',
			'code',
			'is: 15',
			"is: '[1, 2]'",
			'27 “is” is a string that holds [1, 2]; leave out the outer quotes'
		],
		[
			'quotes a string twice',
			'code',
			'is: 15',
			`is: "'hi'"`,
			"27 “is” is a string that holds 'hi'; leave out"
		],
		[
			'gives a list in quotes',
			'code',
			prints,
			`${prints}  given: { price: "[1]" }\n`,
			'25 the given price is a string that holds [1]; leave out'
		],
		['raises no name', 'code', prints, '  raises: an error\n', '24 “raises” must be a name'],
		['uses no name', 'code', '[price]', '["*"]', '34 item 1 of “uses” must be a name'],
		['uses nothing', 'code', '[price]', '[]', '34 “uses” must hold at least one name'],
		[
			'is hidden perhaps',
			'code',
			prints,
			`${prints}  hidden: perhaps\n`,
			'25 “hidden” must be true or false'
		],
		['gives input in one line', 'code', prints, `${prints}  input: Ada\n`, '25 “input” must be a list'],
		[
			'gives no literal',
			'code',
			prints,
			`${prints}  given: { price: four }\n`,
			'25 the given price is no Python literal: four is a name'
		],
		[
			'gives what is never assigned',
			'code',
			prints,
			`${prints}  given: { cups: 4 }\n`,
			'25 the solution has no line “cups = …”'
		],
		[
			'gives a tuple in braces',
			'code',
			prints,
			`${prints}  given: { price: (1, 2) }\n`,
			'25 “2)” cannot be a name; inside braces, a value with a comma'
		],
		['repeats without a draw', 'code', prints, `${prints}  times: 2\n`, '25 “times” repeats the same test'],
		[
			'draws from nothing',
			'code',
			'int(1, 9)',
			'int(9, 1)',
			'30 “int(9, 1)” draws from 9 to 1, which is empty'
		],
		['draws what there is not', 'code', 'int(1, 9)', 'float(1)', '30 “float(1)” is not a draw'],
		['draws with too few numbers', 'code', 'int(1, 9)', 'int(1)', '30 “int(1)” is not a draw'],
		[
			'draws an endless list',
			'code',
			'int(1, 9)',
			'ints(5000, 1, 9)',
			'30 “ints(5000, 1, 9)” draws 5000 numbers'
		],
		[
			'draws a word of no letters',
			'code',
			'int(1, 9)',
			'word(0, 3)',
			'30 “word(0, 3)” draws words of 1 to 40'
		],
		['draws for nothing', 'code', 'double({n})', 'double(2)', '30 {n} stands nowhere in'],
		[
			'is one of too few',
			'code',
			'times: 3',
			'times: 2',
			'22 a code exercise needs at least 6 tests (times counts); here are 5'
		],
		['is no YAML', 'code', 'double({n})', '"a" + "b"', '29 there is more text after the value'],
		['is text for a list', 'code', '[price]', 'price', '34 “uses” must be a list']
	]);

	it('may be one literal, which Python reads and not YAML', () => {
		const result = parseSkill(
			sampleWith({
				code: (sample['code'] ?? '')
					.replace('is: 15', "is: [(1, 'a'), {'b': \"it's\"}]  # in order")
					.replace('prints: 15', "call: f()\n  returns: |-\n    'a: b'")
			})
		);
		const exercise = result.ok && result.skill.exercises.find(({ kind }) => kind === 'code');
		expect(
			exercise && exercise.kind === 'code' && exercise.tests.slice(0, 2).map((test) => test.expect)
		).toMatchObject([
			{ value: { type: 'str', value: 'a: b' } },
			{ value: { type: 'list', items: [{ type: 'tuple' }, { type: 'dict' }] } }
		]);
	});

	it('may give drawn values and literals of every kind', () => {
		const given = `  given: { price: "{p}" }\n  draw: { p: ints(3, 1, 9) }\n  times: 2\n`;
		const result = parseSkill(sampleWith({ code: (sample['code'] ?? '').replace(prints, prints + given) }));
		const exercise = result.ok && result.skill.exercises.find(({ kind }) => kind === 'code');
		expect(exercise && exercise.kind === 'code' && exercise.tests[1]).toMatchObject({
			given: [{ name: 'price', literal: '{p}' }],
			draws: { p: { kind: 'ints', count: 3, low: 1, high: 9 } }
		});
	});
});

describe('a misconception', () => {
	itSays([
		[
			'stands in no list',
			'predict',
			'- id: first-only\n  says: Both lines are read.\n  when: { answer: Ada }',
			'id: first-only',
			'18 this block must be a list'
		],
		['has a misspelt key', 'code', 'when: {', 'wen: {', '43 unknown key “wen”; did you mean “when”?'],
		['has no name to speak of', 'code', 'typed-in', 'Typed In', '38 “id” must be small letters'],
		[
			'is there twice',
			'predict',
			'- id: first-only',
			'- id: first-only\n  says: a\n  when: { answer: b }\n- id: first-only',
			'21 a second misconception “first-only”'
		],
		['matches by a broken pattern', 'code', '"= 15"', '"(15"', '43 “code” is no regular expression'],
		['matches by nothing', 'code', '{ code: "= 15" }', '{}', '43 “when” needs code, error, actual or prints'],
		[
			'has no example',
			'code',
			'  example: total = 15\n',
			'',
			'38 the misconception “typed-in” needs an “example”'
		],
		[
			'is recognised by an answer to a program',
			'code',
			'{ code: "= 15" }',
			'{ answer: 15 }',
			'43 only a predict exercise has an “answer”'
		],
		[
			'is recognised by code in a prediction',
			'predict',
			'{ answer: Ada }',
			'{ code: Ada }',
			'20 a predict exercise recognises a misconception by “answer”'
		],
		[
			'is recognised by the right answer',
			'predict',
			'{ answer: Ada }',
			'{ answer: Ada 36 }',
			'20 this is the right answer'
		]
	]);
});

describe('an option', () => {
	itSays([
		[
			'has a misspelt key',
			'choice',
			'because: A',
			'becuase: A',
			'11 unknown key “becuase”; did you mean “because”?'
		],
		['gives no reason', 'choice', '  because: Letters, then digits.\n', '', '13 “because” is missing'],
		['is right nowhere', 'choice', '  correct: true\n', '', '9 one option at least must be “correct: true”'],
		[
			'is right everywhere',
			'choice',
			'  misconception: digit-first',
			'  correct: true',
			'9 one option at least must be wrong'
		],
		[
			'is right and a wrong idea',
			'choice',
			'correct: true',
			'correct: true\n  misconception: b',
			'13 a correct option shows no misconception'
		],
		['says the same as another', 'choice', '`a2`', '`2a`', '13 this option says the same as an earlier one']
	]);
});

describe('a folder', () => {
	const problemsWith = (changes: Readonly<Record<string, string>>) => {
		const result = parseSkill(sampleWith(changes));
		return result.ok ? [] : result.problems;
	};
	const at = (name: string) => `skills/python/variables/${name}.md`;

	it('without a lesson is refused', () => {
		expect(problemsWith({ skill: '' })).toEqual([
			{ file: at('skill'), line: 1, reason: 'is missing; every skill needs it' }
		]);
	});

	it('with three exercises is refused', () => {
		expect(problemsWith({ again: '' })).toEqual([
			{ file: at('skill'), line: 1, reason: 'a skill needs at least four exercises; here are 3' }
		]);
	});

	it('with exercises of one kind is refused', () => {
		const same = sample['choice'] ?? '';
		expect(problemsWith({ code: same, predict: same })).toEqual([
			{ file: at('skill'), line: 1, reason: expect.stringContaining('all exercises are of the kind choice') }
		]);
	});

	it('with a file named in capitals is refused', () => {
		expect(problemsWith({ 'My File': sample['choice'] ?? '' })).toEqual([
			{ file: at('My File'), line: 1, reason: expect.stringContaining('must be named in small letters') }
		]);
	});

	it('of an unknown language is refused', () => {
		const result = parseSkill([{ path: 'skills/cobol/a/skill.md', text: '' }]);
		expect(!result.ok && result.problems[0]).toMatchObject({
			line: 1,
			reason: expect.stringContaining('with a language of python')
		});
	});

	it('tells all its faults at once, in the order of its files and lines', () => {
		const problems = problemsWith({
			choice: (sample['choice'] ?? '').replace('because: A', 'becuase: A').replace('level: 1', 'level: 9'),
			skill: (sample['skill'] ?? '').replace('title', 'titel')
		});
		expect(problems.map(({ file, line }) => [file, line])).toEqual([
			[at('choice'), 4],
			[at('skill'), 2]
		]);
	});
});
