import { describe, expect, it } from 'vitest';
import { readLiteral } from '#lib/curriculum/literal.ts';

const read = (text: string) => {
	const result = readLiteral(text);
	return result.ok ? result.value : result.reason;
};

describe('a Python literal', () => {
	it.each([
		['None', { type: 'none' }],
		['True', { type: 'bool', value: true }],
		['False', { type: 'bool', value: false }],
		['3', { type: 'int', value: '3' }],
		['-3', { type: 'int', value: '-3' }],
		['1_000', { type: 'int', value: '1000' }],
		['0x1F', { type: 'int', value: '31' }],
		['123456789012345678901234567890', { type: 'int', value: '123456789012345678901234567890' }],
		['3.0', { type: 'float', value: 3 }],
		['-2.5', { type: 'float', value: -2.5 }],
		['.5', { type: 'float', value: 0.5 }],
		['1.', { type: 'float', value: 1 }],
		['1e-3', { type: 'float', value: 0.001 }],
		["'hi'", { type: 'str', value: 'hi' }],
		['"it\'s"', { type: 'str', value: "it's" }],
		["'it\\'s'", { type: 'str', value: "it's" }],
		["'a\\nb\\x41\\u00e9'", { type: 'str', value: 'a\nbAé' }],
		["'''a\nb'''", { type: 'str', value: 'a\nb' }],
		['[]', { type: 'list', items: [] }],
		['()', { type: 'tuple', items: [] }],
		['set()', { type: 'set', items: [] }],
		['{}', { type: 'dict', entries: [] }],
		['(3)', { type: 'int', value: '3' }],
		['(3,)', { type: 'tuple', items: [{ type: 'int', value: '3' }] }],
		['3  # three', { type: 'int', value: '3' }]
	])('reads %s as Python does', (text, value) => {
		expect(read(text)).toEqual(value);
	});

	it('reads values nested in each other', () => {
		expect(read("{'a': [(1, 'x'), {2}], }")).toEqual({
			type: 'dict',
			entries: [
				[
					{ type: 'str', value: 'a' },
					{
						type: 'list',
						items: [
							{
								type: 'tuple',
								items: [
									{ type: 'int', value: '1' },
									{ type: 'str', value: 'x' }
								]
							},
							{ type: 'set', items: [{ type: 'int', value: '2' }] }
						]
					}
				]
			]
		});
	});

	it.each([
		['', 'a value is missing'],
		['hello', "hello is a name; a string needs quotes: 'hello'"],
		['true', 'Python writes True, not true'],
		['null', 'Python writes None, not null'],
		['inf', 'inf has no literal'],
		['1, 2', 'a tuple needs its parentheses'],
		['1 + 2', 'only a literal can stand here'],
		["'a' 'b'", 'two strings beside each other'],
		["f'{x}'", 'a string with the prefix f'],
		["'open", 'is not closed'],
		["'\\d'", '\\d means nothing'],
		['[1, 2', 'a ] is missing'],
		['[1 2]', 'expected , or ]'],
		['{1: 2, 3}', 'a colon between key and value'],
		['{[1]: 2}', 'a list cannot be a key'],
		['{([1], 2)}', 'a list cannot be a key'],
		['007', 'begins with a zero'],
		['1e999', 'too large for a float'],
		['1.2.3', 'is not a number'],
		['3j', 'is not a number'],
		['1__0', 'is not a number'],
		['@', 'is not a Python literal'],
		['constructor', 'constructor is a name']
	])('refuses %j and says why', (text, reason) => {
		expect(read(text)).toContain(reason);
	});
});
