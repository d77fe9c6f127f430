/** Long enough for what was just loaded to have started. */
const restMs = 5_000;

/** Resolves when the page has had a rest and the browser has nothing better to do. */
export async function whenIdle(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, restMs));
	if (!('requestIdleCallback' in globalThis)) return;
	await new Promise((resolve) => requestIdleCallback(resolve));
}
