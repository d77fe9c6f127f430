import type { Component } from 'svelte';

/** One of the few places the frame leads to from everywhere. */
export interface Place {
	readonly id: string;
	readonly label: string;
	/** Already resolved against the base path. */
	readonly href: string;
	readonly icon: Component<{ size?: number; 'aria-hidden'?: 'true' }>;
}
