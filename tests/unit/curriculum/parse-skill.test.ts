import { describe, expect, it } from 'vitest';
import { parseSkill } from '#lib/curriculum/parse-skill.ts';
import { sampleWith } from '../../curriculum/sample-skill.ts';

const parse = (changes: Readonly<Record<string, string>> = {}) => {
	const result = parseSkill(sampleWith(changes));
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.skill;
};
const exercise = (name: string) => {
	const found = parse().exercises.find(({ id }) => id === `python/variables/${name}`);
	if (!found) throw new Error(name);
	return found;
};

describe('a skill in good order', () => {
	it('has its names, prerequisites and lesson', () => {
		expect(parse()).toMatchObject({
			id: 'python/variables',
			language: 'python',
			title: 'Variables',
			summary: 'Give a value a name.',
			requires: ['python/printing'],
			lesson: [
				{ type: 'paragraph', children: [{ type: 'text', text: 'A name saves typing.' }] },
				{ type: 'code', language: 'python', text: 'print(1)', run: true, input: [] }
			]
		});
	});

	it('has its exercises by level, then by title', () => {
		expect(parse().exercises.map(({ title }) => title)).toEqual([
			'A good name',
			'Another name',
			'Which wins',
			'The price'
		]);
	});

	it('reads a code exercise', () => {
		expect(exercise('code')).toMatchObject({
			kind: 'code',
			level: 2,
			minutes: 4,
			skill: 'python/variables',
			skills: ['python/variables', 'python/text'],
			starter: 'price = 3\n',
			solution: expect.stringMatching(/^price = 3\n[^]*print\(total\)\n$/),
			hints: [{}, {}, {}].map(() => [{ type: 'paragraph' }]),
			after: [{ type: 'paragraph' }],
			misconceptions: [{ id: 'typed-in', says: [{}, {}], when: { code: '= 15' }, example: 'total = 15' }]
		});
	});

	it('reads its tests, one that is repeated as often as it says', () => {
		const found = exercise('code');
		const call = {
			label: 'It doubles',
			hidden: false,
			input: [],
			given: [],
			draws: { n: { kind: 'int', low: 1, high: 9 } },
			probe: { kind: 'call', expression: 'double({n})' },
			expect: { kind: 'solution', of: 'value', tolerance: 1e-9 }
		};
		const fixed = { hidden: false, input: [], given: [], draws: {} };
		expect(found.kind === 'code' && found.tests).toEqual([
			{ ...fixed, label: 'It prints', probe: { kind: 'program' }, expect: { kind: 'output', text: '15' } },
			{
				...fixed,
				label: 'It holds',
				probe: { kind: 'call', expression: 'total' },
				expect: { kind: 'value', value: { type: 'int', value: '15' }, tolerance: 1e-9 }
			},
			call,
			call,
			call,
			{
				...fixed,
				label: 'It uses the name',
				probe: { kind: 'source', uses: ['price'], avoids: [] },
				expect: { kind: 'source' }
			}
		]);
	});

	it('reads a predict exercise with its input', () => {
		expect(exercise('predict')).toMatchObject({
			kind: 'predict',
			code: 'print(input(), input())\n',
			input: ['Ada', '36'],
			answer: 'Ada 36',
			misconceptions: [{ id: 'first-only', when: { answer: 'Ada' } }]
		});
	});

	it('reads a choice exercise; a wrong idea says what its option says', () => {
		expect(exercise('choice')).toMatchObject({
			kind: 'choice',
			multiple: false,
			options: [
				{
					correct: false,
					misconception: 'digit-first',
					says: [{ children: [{ type: 'code', text: '2a' }] }]
				},
				{ correct: true }
			],
			misconceptions: [
				{
					id: 'digit-first',
					says: [{ children: [{ type: 'text', text: 'A digit cannot come first.' }] }]
				}
			]
		});
	});

	it('gives an exercise a new version when its text changes, and no other', () => {
		const before = parse().exercises;
		const after = parse({
			choice: sampleWith({}).find(({ path }) => path.endsWith('/choice.md'))?.text + '\n'
		}).exercises;
		const changed = before.filter(({ version }, index) => version !== after[index]?.version);
		expect(changed.map(({ id }) => id)).toEqual(['python/variables/choice']);
	});

	it('is the same whatever line ends and mark of order its files were saved with', () => {
		const windows = sampleWith({}).map(({ path, text }) => ({
			path,
			text: `\uFEFF${text.replaceAll('\n', '\r\n')}`
		}));
		const result = parseSkill(windows);
		expect(result.ok && result.skill).toEqual(parse());
	});
});
