import { measureCaches } from './measure-caches.ts';
import type { CacheSizes } from './measure-caches.ts';

/** How much of what is kept here, in bytes. What the browser does not tell is undefined. */
export interface StorageFigures extends CacheSizes {
	/** The learner's work; only some browsers tell it apart from the rest. */
	readonly workBytes: number | undefined;
	readonly usedBytes: number | undefined;
	/** How much the browser would let the app keep at most. */
	readonly quotaBytes: number | undefined;
}

/** What is kept on the device, and whether the browser may clear it by itself. */
export class StorageUse {
	figures = $state.raw<StorageFigures>();
	isPersistent = $state<boolean>();
	readonly #base: string;

	constructor(base: string) {
		this.#base = base;
	}

	async measure(): Promise<void> {
		const [sizes, estimate, isPersistent] = await Promise.all([
			measureCaches(this.#base),
			// A browser that keeps nothing for this page may refuse to tell; the page then shows less.
			navigator.storage?.estimate?.().catch(() => undefined),
			navigator.storage?.persisted?.().catch(() => undefined)
		]);
		this.isPersistent = isPersistent;
		this.figures = {
			...sizes,
			workBytes: readDatabaseBytes(estimate),
			usedBytes: estimate?.usage,
			quotaBytes: estimate?.quota
		};
	}

	/** Asks the browser never to clear what is kept. It decides by itself or asks the learner. */
	async requestPersistence(): Promise<void> {
		this.isPersistent = await navigator.storage?.persist?.().catch(() => false);
	}
}

/** Chromium's estimate has details no standard names. */
function readDatabaseBytes(
	estimate: (StorageEstimate & { usageDetails?: unknown }) | undefined
): number | undefined {
	const details = estimate?.usageDetails;
	if (typeof details !== 'object' || details === null) return undefined;
	// What is not used at all is left out of the details.
	return 'indexedDB' in details && typeof details.indexedDB === 'number' ? details.indexedDB : 0;
}
