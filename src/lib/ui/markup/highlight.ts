/** A piece of code and what it is, for colour only: the code reads the same without. */
export interface CodeToken {
	readonly kind: 'plain' | 'keyword' | 'string' | 'number' | 'comment' | 'builtin';
	readonly text: string;
}

const keywords =
	'False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|' +
	'global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|match|case';
const builtins =
	'abs|all|any|bool|dict|enumerate|float|input|int|len|list|max|min|open|print|range|reversed|round|set|' +
	'sorted|str|sum|tuple|type|zip';

const python = new RegExp(
	[
		String.raw`(?<comment>#[^\n]*)`,
		String.raw`(?<string>(?:(?<!\w)[fFrRbBuU]{1,2})?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))`,
		String.raw`(?<number>\b\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?\b)`,
		String.raw`(?<keyword>\b(?:${keywords})\b)`,
		String.raw`(?<builtin>\b(?:${builtins})\b(?=\())`
	].join('|'),
	'g'
);

function kindOf(groups: Readonly<Record<string, string | undefined>>): CodeToken['kind'] {
	const kinds = ['comment', 'string', 'number', 'keyword', 'builtin'] as const;
	return kinds.find((kind) => groups[kind] !== undefined) ?? 'plain';
}

/**
 * Cuts code into pieces whose texts joined are the code. Python only; anything else is one plain piece. It
 * knows tokens, not grammar: enough for a printed example, the editor has a real parser.
 */
export function highlight(text: string, language: string): readonly CodeToken[] {
	if (language !== 'python') return [{ kind: 'plain', text }];
	const tokens: CodeToken[] = [];
	let from = 0;
	for (const match of text.matchAll(python)) {
		if (match.index > from) tokens.push({ kind: 'plain', text: text.slice(from, match.index) });
		tokens.push({ kind: kindOf(match.groups ?? {}), text: match[0] });
		from = match.index + match[0].length;
	}
	if (from < text.length) tokens.push({ kind: 'plain', text: text.slice(from) });
	return tokens;
}
