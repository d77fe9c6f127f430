const symbols: Readonly<Record<string, string>> = {
	enter: '↵',
	escape: 'Esc',
	up: '↑',
	down: '↓',
	shift: '⇧'
};

/**
 * The keys of a shortcut as they are printed on the learner's keyboard.
 * @param keys lower-case names joined by `+`, such as `mod+k`; `mod` is Command on a Mac, Ctrl elsewhere
 * @param apple whether the keyboard is a Mac's
 */
export function nameKeys(keys: string, apple: boolean): readonly string[] {
	return keys.split('+').map((key) => {
		if (key === 'mod') return apple ? '⌘' : 'Ctrl';
		return (
			symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1))
		);
	});
}

/** Whether a platform string, as browsers give it, names an Apple keyboard. */
export function isApple(platform: string): boolean {
	return /mac|iphone|ipad/i.test(platform);
}
