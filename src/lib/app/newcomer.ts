/** The database that lists the learners of this device; it is made with the first of them. */
const registry = 'glim';

/** Whether no learner has ever been here, so that there is nothing to read. False where the browser will not say. */
export async function isNewcomer(): Promise<boolean> {
	try {
		return (await indexedDB.databases()).every(({ name }) => name !== registry);
	} catch {
		return false;
	}
}

/** Resolves when the page is first touched, by pointer, keyboard or whatever clicks. */
export function waitForTouch(): Promise<void> {
	const listening = new AbortController();
	return new Promise<void>((resolve) => {
		for (const sign of ['pointerdown', 'keydown', 'click']) {
			addEventListener(sign, () => resolve(), { signal: listening.signal, capture: true });
		}
	}).then(() => listening.abort());
}
