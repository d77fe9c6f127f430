import { createContext } from 'svelte';
import { online } from 'svelte/reactivity/window';
import type { Pack } from '#lib/run/pack.ts';
import { InstallPrompt } from './install-prompt.svelte.ts';
import { Offline } from './offline.svelte.ts';
import { Registration } from './registration.svelte.ts';
import { StorageUse } from './storage-use.svelte.ts';

export interface ShellOptions {
	/** The app's base path, empty or such as `/glim`. */
	readonly base: string;
	/** The name of this build. */
	readonly version: string;
	/** The Python pack, the same object the runner loads from. */
	readonly python: Pack;
	/** Writes everything typed, in this page, before another version takes over; false where it could not. */
	readonly saveAll: () => Promise<boolean>;
}

/** What keeps the app on the device: offline readiness, updates, installation, storage. */
export class Shell {
	readonly version: string;
	readonly registration: Registration;
	readonly offline: Offline;
	readonly install = new InstallPrompt();
	readonly storage: StorageUse;

	constructor({ base, version, python, saveAll }: ShellOptions) {
		this.version = version;
		this.registration = new Registration({ base, saveAll });
		this.storage = new StorageUse(base);
		this.offline = new Offline(this.registration, this.storage, python);
	}

	/** Whether the browser believes that there is a network. */
	get isOnline(): boolean {
		return online.current ?? true;
	}

	/** Whether a new version waits for the learner. */
	get hasUpdate(): boolean {
		const { state } = this.registration.update;
		return state === 'ready' || state === 'saving' || state === 'refused';
	}

	/** To be called once in the browser, by the root layout. Returns the end of it. */
	start(): () => void {
		const ends = [this.registration.start(), this.install.start()];
		return () => ends.forEach((end) => end());
	}
}

/** The shell, for every page below the root layout. */
export const [useShell, provideShell] = createContext<Shell>();
