import { describe, expect, it } from 'vitest';
import { arrangeSkills, findAncestors, findDependants, findSkill } from '#lib/curriculum/graph.ts';
import type { Curriculum } from '#lib/curriculum/graph.ts';
import { parseSkill } from '#lib/curriculum/parse-skill.ts';
import { sampleWith } from '../../curriculum/sample-skill.ts';

/** A curriculum of skills by name, each with the names it requires. */
function arrange(
	skills: Readonly<Record<string, readonly string[]>>,
	also = 'a',
	lesson = 'A name saves typing.'
): Curriculum {
	return arrangeSkills(
		Object.entries(skills).map(([name, requires]) => {
			const files = sampleWith({}).map(({ path, text }) => ({
				path: path.replace('/variables/', `/${name}/`),
				text: text
					.replace('A name saves typing.', () => lesson)
					.replace(
						'requires: [python/printing]',
						`requires: [${requires.map((id) => `python/${id}`).join(', ')}]`
					)
					.replace(/also: .*/, also === name ? 'minutes: 4' : `also: [python/${also}]`)
					.replace(/minutes: 4\nminutes/, 'minutes')
			}));
			const result = parseSkill(files);
			if (!result.ok) throw new Error(JSON.stringify(result.problems));
			return result;
		})
	);
}

function outlineOf(skills: Readonly<Record<string, readonly string[]>>) {
	const curriculum = arrange(skills);
	if (!curriculum.ok) throw new Error(JSON.stringify(curriculum.problems));
	return curriculum.outline;
}

const diamond = { d: ['b', 'c'], c: ['a'], b: ['a'], a: [], e: [] };

describe('the graph of skills', () => {
	it('puts every skill after its prerequisites, and equals by id', () => {
		const ids = outlineOf(diamond).skills.map(({ id }) => id);
		expect(ids).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `python/${name}`));
		expect(outlineOf({ a: ['z'], z: [], m: [] }).skills.map(({ id }) => id)).toEqual(
			['m', 'z', 'a'].map((name) => `python/${name}`)
		);
	});

	it('has as its depth the longest way down from a first skill', () => {
		const depths = outlineOf({ a: [], b: ['a'], c: ['a', 'b'], d: [] }).skills.map(({ id, depth }) => [
			id,
			depth
		]);
		expect(depths).toEqual([
			['python/a', 0],
			['python/b', 1],
			['python/c', 2],
			['python/d', 0]
		]);
	});

	it('finds what a skill rests on, and what rests on it', () => {
		const outline = outlineOf(diamond);
		const names = (skills: readonly { readonly id: string }[]) =>
			skills.map(({ id }) => id.slice(7)).join('');
		expect(names(findAncestors(outline, 'python/d'))).toBe('abc');
		expect(names(findAncestors(outline, 'python/a'))).toBe('');
		expect(names(findDependants(outline, 'python/a'))).toBe('bcd');
		expect(names(findDependants(outline, 'python/d'))).toBe('');
	});

	it('finds a skill by its id', () => {
		const outline = outlineOf(diamond);
		expect(findSkill(outline, 'python/c')?.requires).toEqual(['python/a']);
		expect(findSkill(outline, 'python/none')).toBeUndefined();
	});

	it('outlines an exercise without its text', () => {
		expect(outlineOf({ a: [] }).skills[0]?.exercises.at(-1)).toEqual({
			id: 'python/a/code',
			title: 'The price',
			kind: 'code',
			level: 2,
			minutes: 4,
			skills: ['python/a'],
			version: expect.stringMatching(/^[0-9a-z]{13}$/)
		});
	});

	it('has another version when any exercise has', () => {
		const one = arrange({ a: [], b: [] }, 'a');
		const other = arrange({ a: [], b: [] }, 'b');
		expect(one.ok && other.ok && one.outline.version !== other.outline.version).toBe(true);
	});
});

describe('a broken graph', () => {
	const problemsOf = (skills: Readonly<Record<string, readonly string[]>>, also?: string) => {
		const curriculum = arrange(skills, also);
		return curriculum.ok ? [] : curriculum.problems;
	};

	it('names the file and line of a prerequisite that does not exist, and what was meant', () => {
		expect(problemsOf({ a: [], loops: ['a'], z: ['lops'] })).toEqual([
			{
				file: 'skills/python/z/skill.md',
				line: 4,
				reason: 'requires python/lops, which does not exist; did you mean “python/loops”?'
			}
		]);
	});

	it('names the file and line of a further skill that does not exist', () => {
		expect(problemsOf({ b: [] }, 'nothing')).toEqual([
			{
				file: 'skills/python/b/code.md',
				line: 6,
				reason: '“also” names python/nothing, which does not exist; known are python/b'
			}
		]);
	});

	it('names the file and line of a link that leads nowhere, and what was meant', () => {
		const lesson = 'See [a](python/a), [code](python/a/code),\n[b](python/bb) and [c](python/a/coed).';
		const curriculum = arrange({ a: [] }, 'a', lesson);
		expect(!curriculum.ok && curriculum.problems).toEqual([
			{
				file: 'skills/python/a/skill.md',
				line: 7,
				reason: 'the link to python/bb leads nowhere; did you mean “python/a”?'
			},
			{
				file: 'skills/python/a/skill.md',
				line: 7,
				reason: 'the link to python/a/coed leads nowhere; did you mean “python/a/code”?'
			}
		]);
	});

	it('names every file of a circle', () => {
		expect(problemsOf({ a: [], b: ['a', 'd'], c: ['b'], d: ['c'] })).toEqual([
			{
				file: 'skills/python/b/skill.md',
				line: 4,
				reason:
					'requires itself in a circle: python/b → python/d → python/c → python/b (skills/python/b/skill.md, ' +
					'skills/python/d/skill.md, skills/python/c/skill.md)'
			}
		]);
	});

	it('names the circle, not the skills that merely wait for it', () => {
		expect(problemsOf({ a: ['y'], x: ['y'], y: ['x'] }, 'x')).toEqual([
			expect.objectContaining({ reason: expect.stringContaining('python/y → python/x → python/y') })
		]);
	});
});
