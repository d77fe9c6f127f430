/** Text inside a block. A tree rather than HTML, so that no page ever needs to trust a string as markup. */
export type Inline =
	| { readonly type: 'text'; readonly text: string }
	| { readonly type: 'code'; readonly text: string }
	| { readonly type: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
	/** `href` is an address with `https://`, or a path of the app below its base, such as `/learn/python/lists`. */
	| { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
	| { readonly type: 'break' };

/**
 * A block of a lesson, a task or a hint. A `code` block with `run` can be run and edited where it stands;
 * `input` are the lines it is given when it asks.
 */
export type Block =
	| { readonly type: 'paragraph'; readonly children: readonly Inline[] }
	| { readonly type: 'heading'; readonly depth: 2 | 3 | 4; readonly children: readonly Inline[] }
	| { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
	| { readonly type: 'quote'; readonly children: readonly Block[] }
	| { readonly type: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
	| {
			readonly type: 'code';
			readonly language: string;
			readonly text: string;
			readonly run: boolean;
			readonly input: readonly string[];
	  };

/** Markdown after parsing. */
export type Prose = readonly Block[];
