import {
	autocompletion,
	closeBrackets,
	closeBracketsKeymap,
	completionKeymap
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	keymap,
	lineNumbers
} from '@codemirror/view';
import { errorLine } from './error-line.ts';
import { lanternTheme } from './theme.ts';

export interface EditorWishes {
	/** Accessible name. */
	readonly label: string;
	/** Id of the element that explains how to leave the editor by keyboard. */
	readonly describedBy?: string;
	readonly onChange: (text: string) => void;
	readonly onRun?: () => void;
	readonly onSubmit?: () => void;
}

/** How long after Escape a Tab leaves the editor. */
const tabLeavesMs = 2_000;

/** Answers a key with a wish of the page, or leaves it to the editor where the page has none. */
const answer = (wish?: () => void) => () => {
	wish?.();
	return wish !== undefined;
};

/**
 * What the editor can do. Tab indents; Escape and then Tab leaves (CodeMirror's own way out of the keyboard
 * trap), which the page says on screen. Phones must neither capitalise nor correct code.
 */
export function editorExtensions(wishes: EditorWishes): Extension[] {
	return [
		keymap.of([
			{ key: 'Mod-Enter', run: answer(wishes.onRun), preventDefault: true },
			{ key: 'Shift-Mod-Enter', run: answer(wishes.onSubmit), preventDefault: true }
		]),
		lineNumbers(),
		highlightActiveLine(),
		highlightActiveLineGutter(),
		drawSelection(),
		history(),
		indentOnInput(),
		bracketMatching(),
		closeBrackets(),
		autocompletion({ activateOnTyping: true, defaultKeymap: true }),
		indentUnit.of('    '),
		EditorState.tabSize.of(4),
		EditorView.lineWrapping,
		python(),
		errorLine,
		lanternTheme,
		keymap.of([
			...closeBracketsKeymap,
			...defaultKeymap,
			...historyKeymap,
			...completionKeymap,
			indentWithTab
		]),
		EditorView.contentAttributes.of({
			'aria-label': wishes.label,
			...(wishes.describedBy ? { 'aria-describedby': wishes.describedBy } : {}),
			autocapitalize: 'off',
			autocorrect: 'off',
			spellcheck: 'false',
			translate: 'no'
		}),
		// Also where Escape closes a list of completions: what the page says of leaving holds at any time.
		EditorView.domEventObservers({
			keydown: (event, view) => {
				if (event.key === 'Escape') view.setTabFocusMode(tabLeavesMs);
			}
		}),
		EditorView.updateListener.of((update) => {
			if (update.docChanged) wishes.onChange(update.state.doc.toString());
		})
	];
}
