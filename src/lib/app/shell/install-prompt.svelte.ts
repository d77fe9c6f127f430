/** What some browsers send when they could put the app on the home screen; no standard has a type for it. */
interface InstallEvent extends Event {
	prompt(): Promise<unknown>;
	readonly userChoice: Promise<{ readonly outcome: string }>;
}

const offeredKey = 'glim-install-offered';

/** Putting the app on the home screen or among the system's programs. */
export class InstallPrompt {
	/** Whether it runs as an app of its own already. */
	isInstalled = $state(false);
	/** Whether to show the one unasked-for offer. */
	isOffered = $state(false);
	#event = $state.raw<InstallEvent>();
	/** Whether the browser can ask; others have it in a menu of theirs. */
	readonly canAsk = $derived(this.#event !== undefined && !this.isInstalled);

	/** Listens for the browser's readiness. Returns the end of it. */
	start(): () => void {
		this.isInstalled = matchMedia('(display-mode: standalone)').matches;
		const listening = new AbortController();
		const options = { signal: listening.signal };
		addEventListener('beforeinstallprompt', this.#keep, options);
		addEventListener('appinstalled', this.#finish, options);
		return () => listening.abort();
	}

	/** Lets the browser ask the learner. Its question can be put only once. */
	async ask(): Promise<void> {
		const event = this.#event;
		if (event === undefined) return;
		this.#event = undefined;
		this.isOffered = false;
		await event.prompt();
		this.isInstalled = (await event.userChoice).outcome === 'accepted';
	}

	/** To be called when an exercise is solved: makes the offer once in the life of this device. */
	offerOnce(): void {
		this.isOffered = this.canAsk && noteOffer();
	}

	decline(): void {
		this.isOffered = false;
	}

	readonly #keep = (event: Event): void => {
		if (!isInstallEvent(event)) return;
		// The browser would show a bar of its own at a moment of its own.
		event.preventDefault();
		this.#event = event;
	};

	readonly #finish = (): void => {
		this.isInstalled = true;
		this.isOffered = false;
		this.#event = undefined;
	};
}

/** Whether this is the first offer. Where nothing can be kept, none is made: it would come again and again. */
function noteOffer(): boolean {
	try {
		if (localStorage.getItem(offeredKey) !== null) return false;
		localStorage.setItem(offeredKey, 'yes');
		return true;
	} catch {
		return false;
	}
}

function isInstallEvent(event: Event): event is InstallEvent {
	return 'prompt' in event && 'userChoice' in event;
}
