import { m } from '#lib/messages/messages.js';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/**
 * A number of bytes in words, in decimal units as browsers and disks count them, with two digits that matter:
 * `640 B`, `6.4 MB`, `13 MB`.
 * @param bytes a number ≥ 0
 */
export function formatBytes(bytes: number): string {
	const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
	const value = bytes / 1000 ** step;
	const digits = step > 0 && value < 9.95 ? 1 : 0;
	return `${value.toFixed(digits)} ${units[step] ?? ''}`;
}

/** How far something has come, in words: `3.1 MB of 6.4 MB` or `2 of 6`. */
export function formatProgress(value: number, max: number, unit: 'bytes' | 'steps'): string {
	const show = unit === 'bytes' ? formatBytes : String;
	return m.frame_progress_amount({ value: show(value), max: show(max) });
}

/** The part that is done, between 0 and 1; nothing to do is done. */
export function shareOf(value: number, max: number): number {
	return max <= 0 ? 1 : Math.min(1, Math.max(0, value / max));
}
