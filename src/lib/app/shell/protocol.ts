/**
 * What the pages and the service worker tell each other. The worker of one version talks to pages of the
 * version before it, so these messages may gain fields and kinds, but none may change its meaning.
 */

/** From a page to the waiting worker, with a port for the answer. */
export type SwitchRequest = { readonly type: 'glim-switch' };

/** The worker's answer on that port. After `switching` every page is reloaded. */
export type SwitchAnswer =
	{ readonly type: 'switching' } | { readonly type: 'refused'; readonly unsavedPages: number };

/** From the waiting worker to every page, with a port for the answer. */
export type SaveRequest = { readonly type: 'glim-save' };

/** The page's answer on that port: whether everything typed is now stored. */
export type SaveAnswer = { readonly type: 'saved' } | { readonly type: 'unsaved' };

/** Why a file of the app could not be kept. */
export type InstallFailure = 'unreachable' | 'damaged' | 'quota';

/** From an installing worker to every page: how far it is. */
export type InstallNotice =
	| { readonly type: 'glim-install'; readonly loadedBytes: number; readonly totalBytes: number }
	| {
			readonly type: 'glim-install-failed';
			readonly failures: readonly { readonly path: string; readonly reason: InstallFailure }[];
	  };

/** Whether a message has the given type; whatever else arrives is not for us. */
export function isMessage<T extends { readonly type: string }>(
	message: unknown,
	type: T['type']
): message is T {
	return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}
