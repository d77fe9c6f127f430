import type { Inline } from '#lib/curriculum/prose.ts';

/** The text of a piece of prose without its marks. */
export function plainText(children: readonly Inline[]): string {
	return children
		.map((child) => {
			if (child.type === 'text' || child.type === 'code') return child.text;
			return child.type === 'break' ? ' ' : plainText(child.children);
		})
		.join('');
}

/** The name of a heading in an address: `Naming a value` is found at `#naming-a-value`. */
export function anchorOf(children: readonly Inline[]): string {
	const words = plainText(children)
		.normalize('NFC')
		.toLowerCase()
		.match(/[\p{L}\p{N}]+/gu);
	return words ? words.join('-') : 'section';
}
