import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

/** Marks the 1-based line an error was raised on; null clears it. */
export const markErrorLine = StateEffect.define<number | null>();

const decoration = Decoration.line({ class: 'cm-error-line' });

/** The mark moves with the text and goes as soon as its own line is edited. */
export const errorLine = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, transaction) {
		let next = marks.map(transaction.changes);
		for (const effect of transaction.effects) {
			if (!effect.is(markErrorLine)) continue;
			const line = effect.value;
			next =
				line === null || line < 1 || line > transaction.state.doc.lines
					? Decoration.none
					: Decoration.set([decoration.range(transaction.state.doc.line(line).from)]);
		}
		return transaction.docChanged && touchesMark(marks, transaction.changes) ? Decoration.none : next;
	},
	provide: (field) => EditorView.decorations.from(field)
});

function touchesMark(
	marks: DecorationSet,
	changes: { touchesRange(from: number, to?: number): boolean | 'cover' }
) {
	let touched = false;
	marks.between(0, Number.MAX_SAFE_INTEGER, (from) => {
		touched ||= changes.touchesRange(from) !== false;
	});
	return touched;
}
