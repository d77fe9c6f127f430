import type { InstallFailure, InstallNotice, SaveAnswer, SaveRequest } from './protocol.ts';
import { isMessage } from './protocol.ts';
import { askToSwitch } from './switch.ts';

/** Whether the app itself is on this device. */
export type AppState =
	| { readonly state: 'absent' }
	/** The browser offers no service worker: a private window, or a page over plain http. */
	| { readonly state: 'unsupported' }
	| { readonly state: 'installing'; readonly loadedBytes: number; readonly totalBytes: number }
	| { readonly state: 'failed'; readonly reason: InstallFailure }
	| { readonly state: 'ready' };

/** Where the next version is. */
export type UpdateState =
	| { readonly state: 'none' }
	| { readonly state: 'fetching'; readonly loadedBytes: number; readonly totalBytes: number }
	/** It could not be fetched whole; the present version goes on, and the next try fetches only the rest. */
	| { readonly state: 'failed'; readonly reason: InstallFailure }
	/** It waits for the learner. */
	| { readonly state: 'ready' }
	| { readonly state: 'saving' }
	/** Some page could not save what is typed in it, so nothing was switched. */
	| { readonly state: 'refused'; readonly unsavedPages: number };

const checkAgainAfterMs = 30 * 60_000;

export interface RegistrationOptions {
	/** The app's base path, empty or such as `/glim`. */
	readonly base: string;
	/** Writes everything typed; false where it could not. */
	readonly saveAll: () => Promise<boolean>;
}

/** This page's side of the service worker: installing the app, and going over to the next version. */
export class Registration {
	#app = $state.raw<AppState>({ state: 'absent' });
	update = $state.raw<UpdateState>({ state: 'none' });
	readonly #options: RegistrationOptions;
	#registration: ServiceWorkerRegistration | undefined;
	#wasControlled = false;
	#waiters: (() => void)[] = [];
	#checkedAt = 0;

	constructor(options: RegistrationOptions) {
		this.#options = options;
	}

	get app(): AppState {
		return this.#app;
	}

	/** Installs the app if need be and listens for the next version. Returns the end of listening. */
	start(): () => void {
		if (!('serviceWorker' in navigator)) {
			this.#setApp({ state: 'unsupported' });
			return () => undefined;
		}
		const container = navigator.serviceWorker;
		this.#wasControlled = container.controller !== null;
		const listening = new AbortController();
		const options = { signal: listening.signal };
		container.addEventListener('message', this.#hear, options);
		container.addEventListener('controllerchange', this.#followController, options);
		container.startMessages();
		// A first installation that failed leaves nothing behind that would try again by itself.
		addEventListener('online', () => void this.install(), options);
		document.addEventListener('visibilitychange', this.#checkWhenBack, options);
		void this.install();
		return () => listening.abort();
	}

	/** Installs the app, or looks whether there is a newer version. Resolves when that has begun or failed. */
	async install(): Promise<void> {
		this.#checkedAt = Date.now();
		try {
			if (this.#registration?.active) await this.#registration.update();
			else await this.#register();
		} catch (error) {
			// Without a network, or with a broken answer, the version that is here goes on.
			if (this.app.state !== 'ready') this.#setApp(explain(error));
		}
		this.#look();
	}

	/** Resolves once the app is ready, or it is clear that it cannot be, or the caller's signal. */
	async whenDecided(signal: AbortSignal): Promise<AppState> {
		const cancelled = new Promise<void>((resolve) =>
			signal.addEventListener('abort', () => resolve(), { once: true })
		);
		while (!signal.aborted && (this.app.state === 'absent' || this.app.state === 'installing')) {
			await Promise.race([cancelled, new Promise<void>((resolve) => this.#waiters.push(resolve))]);
		}
		return this.app;
	}

	/** Saves what is typed in every page and then goes over to the version that waits, in all of them at once. */
	async applyUpdate(): Promise<void> {
		const waiting = this.#registration?.waiting;
		if (!waiting) return this.#look();
		this.update = { state: 'saving' };
		const answer = await askToSwitch(waiting);
		// When it switches, `controllerchange` follows and loads this page anew.
		if (answer.type === 'refused') this.update = { state: 'refused', unsavedPages: answer.unsavedPages };
	}

	#setApp(state: AppState): void {
		this.#app = state;
		const waiters = this.#waiters;
		this.#waiters = [];
		for (const resolve of waiters) resolve();
	}

	async #register(): Promise<void> {
		const { base } = this.#options;
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox(`${base}/service-worker.js`, { scope: `${base}/` });
		for (const event of ['installed', 'waiting', 'activated', 'redundant'] as const) {
			workbox.addEventListener(event, this.#look);
		}
		this.#registration = await workbox.register();
	}

	readonly #look = (): void => {
		const registration = this.#registration;
		if (registration?.active) this.#setApp({ state: 'ready' });
		else if (registration?.installing && this.app.state !== 'installing') this.#showInstalling();
		const isUndecided = this.update.state !== 'saving' && this.update.state !== 'refused';
		// The very first version passes through `waiting` as well, with nothing before it to wait for.
		if (registration?.active && registration.waiting && isUndecided) this.update = { state: 'ready' };
	};

	#showInstalling(): void {
		this.#setApp({ state: 'installing', loadedBytes: 0, totalBytes: 0 });
	}

	readonly #hear = (event: MessageEvent<unknown>): void => {
		const { data } = event;
		const port = event.ports[0];
		if (port && isMessage<SaveRequest>(data, 'glim-save')) void this.#answerSave(port);
		if (isMessage<Extract<InstallNotice, { type: 'glim-install' }>>(data, 'glim-install')) {
			const { loadedBytes, totalBytes } = data;
			if (this.app.state !== 'ready') this.#setApp({ state: 'installing', loadedBytes, totalBytes });
			else this.update = { state: 'fetching', loadedBytes, totalBytes };
		}
		if (isMessage<Extract<InstallNotice, { type: 'glim-install-failed' }>>(data, 'glim-install-failed')) {
			const reason = data.failures[0]?.reason ?? 'unreachable';
			if (this.app.state !== 'ready') this.#setApp({ state: 'failed', reason });
			else this.update = { state: 'failed', reason };
		}
	};

	async #answerSave(port: MessagePort): Promise<void> {
		const isSaved = await this.#options.saveAll().catch(() => false);
		port.postMessage({ type: isSaved ? 'saved' : 'unsaved' } satisfies SaveAnswer);
	}

	/** Another version has taken over. The first one to do so is the one this page came with. */
	readonly #followController = async (): Promise<void> => {
		const isSwitch = this.#wasControlled;
		this.#wasControlled = true;
		if (!isSwitch) return this.#look();
		if (await this.#options.saveAll().catch(() => false)) location.reload();
		// Nothing typed is thrown away for a new version; the old one's files are still there.
		else this.update = { state: 'refused', unsavedPages: 1 };
	};

	readonly #checkWhenBack = (): void => {
		const isDue = Date.now() - this.#checkedAt > checkAgainAfterMs;
		if (document.visibilityState === 'visible' && isDue) void this.install();
	};
}

/** A browser that blocks all storage for this page refuses with a security error. */
function explain(error: unknown): AppState {
	const isRefused = error instanceof DOMException && error.name === 'SecurityError';
	return isRefused ? { state: 'unsupported' } : { state: 'failed', reason: 'unreachable' };
}
