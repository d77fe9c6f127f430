import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Toasts } from '#lib/ui/controls/toasts.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('goes by itself once it could be read', () => {
	const toasts = new Toasts();
	toasts.show({ tone: 'good', text: 'Saved.' });
	vi.advanceTimersByTime(4_000);
	expect(toasts.list).toHaveLength(1);
	vi.advanceTimersByTime(2_000);
	expect(toasts.list).toEqual([]);
});

it('stays as long as there is something to do about it', () => {
	const toasts = new Toasts();
	toasts.show({ tone: 'warn', text: 'Deleted.', action: { label: 'Undo', run: () => {} } });
	vi.advanceTimersByTime(3_600_000);
	expect(toasts.list).toHaveLength(1);
});

it('waits while paused, with those that come meanwhile, and goes after', () => {
	const toasts = new Toasts();
	toasts.show({ tone: 'good', text: 'Saved.' });
	toasts.pause();
	toasts.show({ tone: 'info', text: 'Offline.' });
	vi.advanceTimersByTime(60_000);
	expect(toasts.list).toHaveLength(2);
	toasts.resume();
	vi.advanceTimersByTime(10_000);
	expect(toasts.list).toEqual([]);
});

it('shows the same words once', () => {
	const toasts = new Toasts();
	toasts.show({ tone: 'good', text: 'Saved.' });
	const second = toasts.show({ tone: 'good', text: 'Saved.' });
	expect(toasts.list.map((each) => each.id)).toEqual([second]);
});
