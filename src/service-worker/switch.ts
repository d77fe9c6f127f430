import { isMessage } from '#lib/app/shell/protocol.ts';
import type { SaveAnswer, SaveRequest, SwitchAnswer } from '#lib/app/shell/protocol.ts';

/** A page that is frozen in the background cannot answer; what was typed there was saved when it was left. */
const answerWithinMs = 4_000;

/**
 * Asks every page to save what is typed in it.
 * @returns whether this version may take over: no page said that it could not save
 */
export async function askToSave(pages: readonly Client[]): Promise<SwitchAnswer> {
	const answers = await Promise.all(pages.map(askPage));
	const unsavedPages = answers.filter((each) => each === 'unsaved').length;
	return unsavedPages === 0 ? { type: 'switching' } : { type: 'refused', unsavedPages };
}

function askPage(page: Client): Promise<'saved' | 'unsaved' | 'silent'> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		const timer = setTimeout(() => resolve('silent'), answerWithinMs);
		port1.onmessage = (event: MessageEvent<unknown>) => {
			clearTimeout(timer);
			resolve(isMessage<SaveAnswer>(event.data, 'unsaved') ? 'unsaved' : 'saved');
		};
		page.postMessage({ type: 'glim-save' } satisfies SaveRequest, [port2]);
	});
}
