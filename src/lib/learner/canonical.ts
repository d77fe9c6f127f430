/** What JSON can say. `undefined` fields are left out, as JSON does. */
export type Json =
	null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one text of a JSON value: the JSON Canonicalization Scheme (RFC 8785). Keys sorted by UTF-16 code unit,
 * no white space, numbers and strings as ECMAScript writes them. Equal values give equal bytes everywhere.
 * @throws TypeError for what JSON cannot say: NaN, infinities, functions, lone `undefined`
 */
export function canonicalText(value: unknown): string {
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
	if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
	if (typeof value === 'object' && isPlain(value)) return `{${fieldTexts(value).join(',')}}`;
	throw new TypeError(`A ${typeof value} has no canonical JSON.`);
}

function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

function fieldTexts(value: object): readonly string[] {
	return Object.entries(value)
		.filter(([, field]) => field !== undefined)
		.sort(([left], [right]) => (left < right ? -1 : 1))
		.map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`);
}
