import type { Pack } from '#lib/run/pack.ts';
import type { PackFailure } from '#lib/run/packs/failure.ts';
import type { AppState, Registration } from './registration.svelte.ts';
import type { StorageUse } from './storage-use.svelte.ts';

/** Whether Python is on this device. Sizes in bytes as they are downloaded. */
export type PythonState =
	| { readonly state: 'unknown' }
	| { readonly state: 'missing'; readonly missingBytes: number; readonly totalBytes: number }
	| { readonly state: 'ready'; readonly version: string }
	| { readonly state: 'unreachable' };

/** Why not everything is ready. What had arrived is kept. */
export type OfflineFailure =
	| { readonly part: 'app'; readonly state: AppState }
	| { readonly part: 'python'; readonly failure: PackFailure };

export interface Progress {
	readonly loadedBytes: number;
	readonly totalBytes: number;
}

/** Whether everything a learner needs is on the device, and getting it there. */
export class Offline {
	python = $state.raw<PythonState>({ state: 'unknown' });
	/** Present while everything is being made ready. */
	progress = $state.raw<Progress>();
	failure = $state.raw<OfflineFailure>();
	/** What the last check removed because the disk had damaged it; undefined before the first. */
	damagedParts = $state<number>();
	readonly #registration: Registration;
	readonly #storage: StorageUse;
	readonly #pack: Pack;
	#cancel: AbortController | undefined;
	readonly app = $derived.by(() => this.#registration.app);
	readonly isReady = $derived(this.app.state === 'ready' && this.python.state === 'ready');

	constructor(registration: Registration, storage: StorageUse, pack: Pack) {
		this.#registration = registration;
		this.#storage = storage;
		this.#pack = pack;
	}

	/** Looks at what is here without reading it all. */
	async look(): Promise<void> {
		const [measured, isComplete] = await Promise.all([this.#pack.measure(), this.#pack.isComplete()]);
		if (measured.status !== 'known') this.python = { state: 'unreachable' };
		else if (isComplete) this.python = { state: 'ready', version: measured.version };
		else this.python = { state: 'missing', ...pickSizes(measured) };
		await this.#storage.measure();
	}

	/** Reads and checks all of Python, and asks the server whether there is a newer version of the app. */
	async check(): Promise<void> {
		this.damagedParts = undefined;
		const [damagedParts] = await Promise.all([this.#pack.verify(), this.#registration.install()]);
		this.damagedParts = damagedParts;
		await this.look();
	}

	/** Fetches what is missing, app first. Can be called again after any failure and goes on from there. */
	async makeReady(): Promise<void> {
		if (this.progress) return;
		const cancel = new AbortController();
		this.#cancel = cancel;
		this.failure = undefined;
		this.progress = { loadedBytes: 0, totalBytes: 0 };
		try {
			this.failure = await this.#fetchAll(cancel.signal);
		} finally {
			this.progress = undefined;
		}
		if (!this.failure) await this.#storage.requestPersistence();
		await this.look();
	}

	/** Stops; what has arrived is kept. */
	cancel(): void {
		this.#cancel?.abort();
	}

	async #fetchAll(signal: AbortSignal): Promise<OfflineFailure | undefined> {
		if (this.app.state !== 'ready') await this.#registration.install();
		const app = await this.#registration.whenDecided(signal);
		const onProgress = (loadedBytes: number, totalBytes: number) => {
			this.progress = { loadedBytes, totalBytes };
		};
		const python = signal.aborted
			? ({ status: 'cancelled' } as const)
			: await this.#pack.download({ signal, onProgress });
		if (python.status !== 'complete') return { part: 'python', failure: python };
		return app.state === 'ready' ? undefined : { part: 'app', state: app };
	}
}

function pickSizes({ missingBytes, totalBytes }: { missingBytes: number; totalBytes: number }) {
	return { missingBytes, totalBytes };
}
