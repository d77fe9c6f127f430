/** Where a link of a lesson leads. What is neither a page, a place on this page nor a web address is no link. */
export type LinkTarget =
	| { readonly kind: 'page'; readonly path: `/${string}` }
	| { readonly kind: 'place'; readonly href: string }
	| { readonly kind: 'external'; readonly href: string }
	| { readonly kind: 'none' };

const isRooted = (href: string): href is `/${string}` => /^\/(?![/\\])/.test(href);

/**
 * Sorts an address as it stands in a lesson, a hint or an answer. `javascript:` and its kin are refused by
 * allowing only what is known.
 */
export function readLink(href: string): LinkTarget {
	if (isRooted(href)) return { kind: 'page', path: href };
	if (href.startsWith('#')) return { kind: 'place', href };
	if (/^(https?:\/\/|mailto:)/i.test(href)) return { kind: 'external', href };
	return { kind: 'none' };
}
