import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours come from the page's tokens, so that one theme serves light, dark and high contrast. */
const surface = EditorView.theme({
	'&': {
		backgroundColor: 'var(--surface)',
		color: 'var(--text)',
		height: '100%',
		fontSize: 'var(--size-code)'
	},
	'&.cm-focused': { outline: '2px solid var(--lantern-text)', outlineOffset: '-2px' },
	'.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.6', overflow: 'auto' },
	'.cm-content': { caretColor: 'var(--text)', padding: '12px 0' },
	'.cm-line': { padding: '0 12px 0 8px' },
	'.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
	'.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none' },
	'.cm-lineNumbers .cm-gutterElement': { minWidth: '2.4ch', padding: '0 8px 0 12px' },
	'.cm-activeLine': { backgroundColor: 'color-mix(in oklch, var(--raised) 60%, transparent)' },
	'.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
	'&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
		backgroundColor: 'color-mix(in oklch, var(--glow) 28%, transparent)'
	},
	'.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
		backgroundColor: 'color-mix(in oklch, var(--glow) 22%, transparent)',
		outline: '1px solid var(--glow)'
	},
	'.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { color: 'var(--bad)' },
	'.cm-error-line': {
		backgroundColor: 'color-mix(in oklch, var(--bad) 14%, transparent)',
		boxShadow: 'inset 3px 0 0 var(--bad)'
	},
	'.cm-tooltip': {
		backgroundColor: 'var(--raised)',
		color: 'var(--text)',
		border: '1px solid var(--line)',
		borderRadius: 'var(--radius-control)',
		boxShadow: 'var(--shadow-float)'
	},
	'.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--glow)', color: 'var(--ground)' },
	'.cm-completionIcon': { display: 'none' }
});

const code = HighlightStyle.define([
	{
		tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword],
		color: 'var(--code-keyword)',
		fontWeight: '600'
	},
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
	{ tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
	{
		tag: [tags.function(tags.variableName), tags.definition(tags.function(tags.variableName))],
		color: 'var(--code-name)'
	},
	{ tag: tags.invalid, color: 'var(--bad)' }
]);

/** The editor's look. */
export const lanternTheme = [surface, syntaxHighlighting(code)];
