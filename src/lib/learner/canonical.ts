/**
 * JSON with the keys of every object sorted, so that equal values are equal text. Takes plain data: what
 * JSON cannot say (undefined fields) is left out, as `JSON.stringify` does.
 */
export function toCanonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, inner: unknown) => (isPlainObject(inner) ? sortKeys(inner) : inner));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries);
}
