/** Whether the browser has promised to keep what is stored here when the disk runs short. */
export type Persistence = 'granted' | 'refused' | 'unknown';

/**
 * Asks the browser to keep the learner's work. Called after the first saved work: some browsers ask the
 * learner, and by then there is something to keep. Asking again is harmless. Never rejects.
 */
export async function requestPersistence(): Promise<Persistence> {
	if (typeof navigator === 'undefined' || !navigator.storage?.persist) return 'unknown';
	try {
		const granted = (await navigator.storage.persisted()) || (await navigator.storage.persist());
		return granted ? 'granted' : 'refused';
	} catch {
		// A browser that blocks all storage for this page will not answer either.
		return 'unknown';
	}
}
