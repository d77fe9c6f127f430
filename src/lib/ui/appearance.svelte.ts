import { createContext } from 'svelte';

export const themes = ['system', 'dark', 'light', 'contrast'] as const;
export const textSizes = ['usual', 'large', 'larger', 'largest'] as const;

export type Theme = (typeof themes)[number];
export type TextSize = (typeof textSizes)[number];

// The same keys as in static/theme.js, which reads them before the first paint.
const themeKey = 'glim-theme';
const textSizeKey = 'glim-text-size';

function pick<Value extends string>(known: readonly Value[], given: string | undefined, usual: Value): Value {
	return known.find((each) => each === given) ?? usual;
}

/**
 * How the pages look on this device. The root element carries it (`data-theme`, `data-text-size`) and
 * local storage keeps it, for it must be known before any database can be opened.
 */
export class Appearance {
	#theme = $state.raw<Theme>('system');
	#textSize = $state.raw<TextSize>('usual');
	#kept = $state.raw(true);

	/** @param root the root element, or undefined where there is no document */
	constructor(private readonly root: HTMLElement | undefined) {
		this.#theme = pick(themes, root?.dataset['theme'], 'system');
		this.#textSize = pick(textSizes, root?.dataset['textSize'], 'usual');
	}

	get theme(): Theme {
		return this.#theme;
	}

	set theme(theme: Theme) {
		this.#showTheme(theme);
		this.#keep(themeKey, theme);
	}

	get textSize(): TextSize {
		return this.#textSize;
	}

	set textSize(size: TextSize) {
		this.#showTextSize(size);
		this.#keep(textSizeKey, size);
	}

	/** False once the browser has refused to keep a choice: it lasts as long as the page. */
	get kept(): boolean {
		return this.#kept;
	}

	/** Follows a choice made in another tab. Give it every `storage` event of the window. */
	follow(event: StorageEvent): void {
		if (event.key === themeKey) this.#showTheme(pick(themes, event.newValue ?? undefined, 'system'));
		if (event.key === textSizeKey) this.#showTextSize(pick(textSizes, event.newValue ?? undefined, 'usual'));
	}

	#showTheme(theme: Theme): void {
		this.#theme = theme;
		if (this.root) this.root.dataset['theme'] = theme;
	}

	#showTextSize(size: TextSize): void {
		this.#textSize = size;
		if (this.root) this.root.dataset['textSize'] = size;
	}

	#keep(key: string, value: string): void {
		try {
			localStorage.setItem(key, value);
			this.#kept = true;
		} catch {
			this.#kept = false;
		}
	}
}

/** The appearance of the app; the layout sets it. */
export const [getAppearance, setAppearance] = createContext<Appearance>();
