import type { Value } from './value.ts';

/** A literal read, or why it could not be, in an author's words. */
export type LiteralResult =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

class LiteralError extends Error {}

/** Where the reader stands in the text. */
interface Cursor {
	readonly text: string;
	at: number;
}

const constants: Readonly<Record<string, Value>> = {
	None: { type: 'none' },
	True: { type: 'bool', value: true },
	False: { type: 'bool', value: false }
};

const nearly: Readonly<Record<string, string>> = {
	null: 'None',
	none: 'None',
	true: 'True',
	false: 'False'
};

const escapes: Readonly<Record<string, string>> = {
	'\\': '\\',
	"'": "'",
	'"': '"',
	a: '\x07',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
	'\n': ''
};

/**
 * Reads a Python literal: None, a bool, an int of any size, a float, a string, a list, a tuple, a set or a
 * dict of literals. A `#` comment after it is passed over, as Python does.
 */
export function readLiteral(text: string): LiteralResult {
	const cursor: Cursor = { text, at: 0 };
	try {
		const value = readValue(cursor);
		skipSpace(cursor);
		if (cursor.at < text.length) throw new LiteralError(leftOver(cursor));
		return { ok: true, value };
	} catch (error) {
		if (error instanceof LiteralError) return { ok: false, reason: error.message };
		throw error;
	}
}

function leftOver(cursor: Cursor): string {
	const rest = cursor.text.slice(cursor.at);
	if (rest.startsWith(',')) return 'a tuple needs its parentheses here: (1, 2)';
	if (/^['"]/.test(rest)) return `unexpected ${quote(rest)}: two strings beside each other are not one value`;
	return `unexpected ${quote(rest)} after the value; only a literal can stand here, nothing computed`;
}

function quote(text: string): string {
	const first = text.split('\n')[0] ?? '';
	return `“${first.length > 24 ? `${first.slice(0, 24)}…` : first}”`;
}

function skipSpace(cursor: Cursor): void {
	const space = /(?:\s|#[^\n]*)*/y;
	space.lastIndex = cursor.at;
	cursor.at += space.exec(cursor.text)?.[0].length ?? 0;
}

/** Passes over what a sticky pattern matches here. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
	pattern.lastIndex = cursor.at;
	const match = pattern.exec(cursor.text);
	if (match) cursor.at += match[0].length;
	return match ?? undefined;
}

function takes(cursor: Cursor, text: string): boolean {
	skipSpace(cursor);
	if (!cursor.text.startsWith(text, cursor.at)) return false;
	cursor.at += text.length;
	return true;
}

function readValue(cursor: Cursor): Value {
	skipSpace(cursor);
	const character = cursor.text[cursor.at];
	if (character === undefined) throw new LiteralError('a value is missing');
	if (character === '[') return readItems(cursor, '[', ']', 'list');
	if (character === '(') return readParentheses(cursor);
	if (character === '{') return readBraces(cursor);
	if (character === "'" || character === '"') return { type: 'str', value: readString(cursor) };
	if (/[-+.\d]/.test(character)) return readNumber(cursor);
	return readWord(cursor);
}

function readWord(cursor: Cursor): Value {
	const word = take(cursor, /[\p{ID_Start}_][\p{ID_Continue}]*/uy)?.[0];
	if (word === undefined) {
		throw new LiteralError(`${quote(cursor.text.slice(cursor.at))} is not a Python literal`);
	}
	const constant = constants[word];
	if (constant && Object.hasOwn(constants, word)) return constant;
	if (word === 'set' && take(cursor, /\(\s*\)/uy)) return { type: 'set', items: [] };
	if (/['"]/.test(cursor.text[cursor.at] ?? '')) {
		throw new LiteralError(`a string with the prefix ${word} cannot stand here; write it without`);
	}
	if (word === 'inf' || word === 'nan') throw new LiteralError(`${word} has no literal in Python`);
	const meant = Object.hasOwn(nearly, word) ? nearly[word] : undefined;
	throw new LiteralError(
		meant ? `Python writes ${meant}, not ${word}` : `${word} is a name; a string needs quotes: '${word}'`
	);
}

function readNumber(cursor: Cursor): Value {
	const sign = take(cursor, /[-+]/uy)?.[0] === '-' ? '-' : '';
	const text = take(cursor, /(?:0[xXoObB][\w]+|[\d_]*\.?[\d_]*(?:[eE][-+]?[\d_]+)?)[\w.]*/uy)?.[0] ?? '';
	const digits = '\\d+(?:_\\d+)*';
	if (new RegExp(`^(?:0[xX][\\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$`).test(text)) {
		return integer(sign, BigInt(text));
	}
	if (new RegExp(`^${digits}$`).test(text)) {
		if (/^0+[_0]*[1-9]/.test(text))
			throw new LiteralError(`${text} begins with a zero, which Python refuses`);
		return integer(sign, BigInt(text.replaceAll('_', '')));
	}
	const float = new RegExp(
		`^(?:${digits}\\.(?:${digits})?|\\.${digits}|${digits}(?=[eE]))(?:[eE][-+]?${digits})?$`
	);
	if (!float.test(text)) throw new LiteralError(`${quote(sign + text)} is not a number Python can read`);
	const value = Number(sign + text.replaceAll('_', ''));
	if (!Number.isFinite(value)) throw new LiteralError(`${sign}${text} is too large for a float`);
	return { type: 'float', value };
}

function integer(sign: string, magnitude: bigint): Value {
	return { type: 'int', value: String(sign ? -magnitude : magnitude) };
}

function readItems(cursor: Cursor, open: string, close: string, type: 'list' | 'tuple' | 'set'): Value {
	takes(cursor, open);
	const items: Value[] = [];
	while (!takes(cursor, close)) {
		items.push(readValue(cursor));
		expectSeparator(cursor, close);
	}
	return { type, items };
}

/** Passes over the comma after an item, or stands before the closing bracket. */
function expectSeparator(cursor: Cursor, close: string): boolean {
	if (takes(cursor, ',')) return true;
	skipSpace(cursor);
	if (cursor.text.startsWith(close, cursor.at)) return false;
	const rest = cursor.text.slice(cursor.at);
	throw new LiteralError(
		rest ? `expected , or ${close} before ${quote(rest)}` : `a ${close} is missing at the end`
	);
}

function readParentheses(cursor: Cursor): Value {
	const start = cursor.at;
	takes(cursor, '(');
	if (takes(cursor, ')')) return { type: 'tuple', items: [] };
	const first = readValue(cursor);
	const comma = expectSeparator(cursor, ')');
	if (!comma) {
		takes(cursor, ')');
		return first;
	}
	cursor.at = start;
	return readItems(cursor, '(', ')', 'tuple');
}

function readBraces(cursor: Cursor): Value {
	const start = cursor.at;
	takes(cursor, '{');
	if (takes(cursor, '}')) return { type: 'dict', entries: [] };
	readValue(cursor);
	const dict = takes(cursor, ':');
	cursor.at = start;
	return dict ? readDict(cursor) : readSet(cursor);
}

function readSet(cursor: Cursor): Value {
	const set = readItems(cursor, '{', '}', 'set');
	if (set.type === 'set') set.items.forEach(refuseUnhashable);
	return set;
}

function readDict(cursor: Cursor): Value {
	takes(cursor, '{');
	const entries: [Value, Value][] = [];
	while (!takes(cursor, '}')) {
		const key = readValue(cursor);
		refuseUnhashable(key);
		if (!takes(cursor, ':')) throw new LiteralError('a dict needs a colon between key and value');
		entries.push([key, readValue(cursor)]);
		expectSeparator(cursor, '}');
	}
	return { type: 'dict', entries };
}

function refuseUnhashable(value: Value): void {
	if (value.type === 'list' || value.type === 'set' || value.type === 'dict') {
		throw new LiteralError(`a ${value.type} cannot be a key of a dict or lie in a set`);
	}
	if (value.type === 'tuple') value.items.forEach(refuseUnhashable);
}

function readString(cursor: Cursor): string {
	const mark = take(cursor, /'''|"""|'|"/uy)?.[0] ?? "'";
	let text = '';
	while (!cursor.text.startsWith(mark, cursor.at)) {
		const character = cursor.text[cursor.at];
		if (character === undefined || (character === '\n' && mark.length === 1)) {
			throw new LiteralError(`the string ${mark}${text.slice(0, 20)} is not closed with ${mark}`);
		}
		cursor.at += 1;
		text += character === '\\' ? readEscape(cursor) : character;
	}
	cursor.at += mark.length;
	return text;
}

function readEscape(cursor: Cursor): string {
	const hex = take(cursor, /x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})/uy);
	if (hex) return fromCodePoint(parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
	const octal = take(cursor, /[0-7]{1,3}/uy);
	if (octal) return fromCodePoint(parseInt(octal[0], 8));
	const letter = cursor.text[cursor.at] ?? '';
	cursor.at += 1;
	const meaning = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
	if (meaning === undefined)
		throw new LiteralError(`\\${letter} means nothing in a Python string; write \\\\ for \\`);
	return meaning;
}

function fromCodePoint(code: number): string {
	if (code > 0x10ffff) throw new LiteralError('there is no such character');
	return String.fromCodePoint(code);
}
