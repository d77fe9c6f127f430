import { createContext } from 'svelte';
import type { Tone } from './tone.ts';

/** A short message that comes, is read out politely, and goes. */
export interface Toast {
	readonly id: number;
	readonly tone: Tone;
	readonly text: string;
	/** One thing to do about it. A toast with an action stays until it is used or dismissed. */
	readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a toast without an action stays: five seconds, and the time to read it slowly. */
function lastsMs(toast: Toast): number {
	return 5_000 + 80 * toast.text.length;
}

/** The messages on show, oldest first. */
export class Toasts {
	#list = $state.raw<readonly Toast[]>([]);
	// Nothing is drawn from the timers, so the map need not be reactive.
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
	#nextId = 1;
	#paused = false;

	get list(): readonly Toast[] {
		return this.#list;
	}

	/** Shows a message; one that says the same as another on show replaces it. */
	show(message: Omit<Toast, 'id'>): number {
		const toast = { ...message, id: this.#nextId++ };
		for (const each of this.#list) if (each.text === toast.text) this.dismiss(each.id);
		this.#list = [...this.#list, toast];
		if (!this.#paused) this.#start(toast);
		return toast.id;
	}

	dismiss(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.#list = this.#list.filter((each) => each.id !== id);
	}

	/** While the learner points at the messages, or is among them with the keyboard, none goes. */
	pause(): void {
		this.#paused = true;
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	resume(): void {
		if (!this.#paused) return;
		this.#paused = false;
		this.#list.forEach((toast) => this.#start(toast));
	}

	#start(toast: Toast): void {
		if (toast.action) return;
		this.#timers.set(
			toast.id,
			setTimeout(() => this.dismiss(toast.id), lastsMs(toast))
		);
	}
}

/** The messages of the app; the layout sets them, anything below shows one. */
export const [getToasts, setToasts] = createContext<Toasts>();
