import { expect, it } from 'vitest';
import { findNames } from '#lib/curriculum/tokens.ts';

it.each([
	['names and keywords', 'for item in prices:\n    total += item', ['for', 'item', 'in', 'prices', 'total']],
	['attributes', 'words.append(x)', ['words', 'append', 'x']],
	['nothing of a comment', 'a = 1  # while True', ['a']],
	['nothing of a string', 'a = "while" + \'for\'', ['a']],
	['nothing of a string over several lines', 'a = """for\nwhile "x" """\nb', ['a', 'b']],
	['nothing after an escaped quote', 'a = "say \\"for\\" now"\nb', ['a', 'b']],
	['names beside a string with a prefix', 'a = rb"for" + r"\\\\" + b', ['a', 'b']],
	['what an f-string computes, not its text', 'print(f"for {price * 2:.2f} {{while}}")', ['print', 'price']],
	['the width computed inside a format', 'f"{name!r:>{width}} for"', ['name', 'width']],
	['quotes of the same kind inside an f-string', 'f"{names["if"]} for"', ['names']],
	['a dict and a lambda inside an f-string', 'f"{ {a: b}[(lambda c: c)(a)] }"', ['a', 'b', 'lambda', 'c']],
	['letters beyond ASCII', 'größe = 3', ['größe']],
	['numbers as no names', '1e5 + 0x1f + .5 + 1_000 + 3j', []],
	['a program that breaks off inside a string', 'a = "for\nb = 2', ['a', 'b']],
	['a program that breaks off inside an f-string', 'a = f"{b\nc = 2', ['a', 'b', 'c']]
])('finds %s', (_, source, names) => {
	expect([...findNames(source)].toSorted()).toEqual([...names].toSorted());
});
