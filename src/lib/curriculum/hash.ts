const prime = 0x100000001b3n;
const basis = 0xcbf29ce484222325n;

/**
 * A short name for a text: equal texts have equal names, and a changed one practically never keeps its own.
 * FNV-1a, 64 bit, over UTF-16 units (Fowler, Noll, Vo: RFC 9923); not for anything an attacker gains from.
 * @returns 13 characters of base 36
 */
export function hashText(text: string): string {
	let hash = basis;
	for (let at = 0; at < text.length; at += 1) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * prime);
	}
	return hash.toString(36).padStart(13, '0');
}
