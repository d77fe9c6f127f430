const keyOf = (profile: string) => `glim-lights-${profile}`;

/**
 * The skills that became lit since this learner last looked at the reef on this device, which from now on are
 * seen. At the first look all are: nothing lights up that was lit before this device knew of it. Where the
 * browser keeps nothing there is never anything new: it is an ornament, and no reason for a message.
 */
export function takeNewLights(
	profile: string,
	lit: readonly string[],
	open: () => Pick<Storage, 'getItem' | 'setItem'>
): ReadonlySet<string> {
	try {
		const storage = open();
		const kept = storage.getItem(keyOf(profile));
		const seen = kept === null ? lit : kept.split(' ');
		storage.setItem(keyOf(profile), [...new Set([...seen, ...lit])].join(' ').trim());
		return new Set(lit.filter((id) => !seen.includes(id)));
	} catch {
		return new Set();
	}
}

/** Forgets what a learner has seen, when they are removed from this device. */
export function forgetLights(profile: string, open: () => Pick<Storage, 'removeItem'>): void {
	try {
		open().removeItem(keyOf(profile));
	} catch {
		// Where the browser keeps nothing there is nothing to forget.
	}
}
