import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';

/** A value that follows the database, in whatever tab it changes. */
export interface Live<T> {
	readonly current: T;
	/** Why it stopped following, or undefined while it does. */
	readonly error: unknown;
}

/**
 * Runs a query again whenever something it read has changed, as long as an effect or a template reads it.
 * @param query reads the database and nothing else
 * @param initial the value until the first answer
 */
export function live<T>(query: () => Promise<T>, initial: T): Live<T> {
	let current = $state.raw(initial);
	let error = $state.raw<unknown>();
	const subscribe = createSubscriber(() => {
		const subscription = liveQuery(query).subscribe({
			next: (value) => ((current = value), (error = undefined)),
			error: (reason) => (error = reason)
		});
		return () => subscription.unsubscribe();
	});
	return {
		get current() {
			subscribe();
			return current;
		},
		get error() {
			subscribe();
			return error;
		}
	};
}
