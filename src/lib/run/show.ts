import type { Value } from '#lib/curriculum/value.ts';

/** The value as Python's `repr` writes it. What has no canonical form shows what the sandbox said of it. */
export function showValue(value: Value): string {
	switch (value.type) {
		case 'none':
			return 'None';
		case 'bool':
			return value.value ? 'True' : 'False';
		case 'int':
			return value.value;
		case 'float':
			return showFloat(value.value);
		case 'str':
			return showString(value.value);
		case 'list':
			return `[${value.items.map(showValue).join(', ')}]`;
		case 'tuple':
			return value.items.length === 1
				? `(${value.items.map(showValue).join('')},)`
				: `(${value.items.map(showValue).join(', ')})`;
		case 'set':
			return value.items.length === 0 ? 'set()' : `{${value.items.map(showValue).join(', ')}}`;
		case 'dict':
			return `{${value.entries.map(([key, item]) => `${showValue(key)}: ${showValue(item)}`).join(', ')}}`;
		case 'other':
			return value.repr;
	}
}

/**
 * A float as Python writes it: the shortest digits that read back as the same number, with an exponent of
 * two digits below 1e-4 and from 1e16 on, and always a point or an exponent.
 */
export function showFloat(value: number | 'nan' | 'inf' | '-inf'): string {
	if (typeof value === 'string') return value;
	if (Object.is(value, -0)) return '-0.0';
	const [digits = '', exponentText = '0'] = value.toExponential().split('e');
	const exponent = Number(exponentText);
	if (value !== 0 && (exponent < -4 || exponent >= 16)) {
		const sign = exponent < 0 ? '-' : '+';
		return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
	}
	const plain =
		exponent < 0 ? value.toFixed(digits.replace(/[-.]/g, '').length - 1 - exponent) : String(value);
	return plain.includes('.') ? plain : `${plain}.0`;
}

const named: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string in quotes as Python writes it: single quotes unless only those would need escaping. */
export function showString(text: string): string {
	const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
	const inside = Array.from(text, (character) => showCharacter(character, quote)).join('');
	return quote + inside + quote;
}

function showCharacter(character: string, quote: string): string {
	if (character === quote) return `\\${character}`;
	const escape = named[character];
	if (escape !== undefined) return escape;
	// Python escapes separators and everything in the categories "other", the plain space excepted.
	if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
	return escapeCode(character.codePointAt(0) ?? 0);
}

function escapeCode(code: number): string {
	const digits = code.toString(16);
	if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
	return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
