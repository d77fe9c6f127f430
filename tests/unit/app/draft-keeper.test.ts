import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftKeeper } from '#lib/app/exercise/draft-keeper.svelte.ts';

describe('the draft keeper', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('saves once after a pause, the newest text only', async () => {
		const saved: string[] = [];
		const keeper = new DraftKeeper(async (text) => void saved.push(text));
		keeper.note('p');
		keeper.note('pr');
		keeper.note('pri');
		await vi.advanceTimersByTimeAsync(1000);
		expect(saved).toEqual(['pri']);
		expect(keeper.state).toBe('saved');
	});

	it('says saved only of the newest text', async () => {
		let finish = () => {};
		const keeper = new DraftKeeper(() => new Promise((resolve) => (finish = resolve)));
		keeper.note('a');
		await vi.advanceTimersByTimeAsync(400);
		keeper.note('ab');
		finish();
		await vi.advanceTimersByTimeAsync(0);
		expect(keeper.state).not.toBe('saved');
	});

	it('keeps the text after a failed write and tries again by itself', async () => {
		const saved: string[] = [];
		let full = true;
		const keeper = new DraftKeeper(async (text) => {
			if (full) throw new Error('The disk is full.');
			saved.push(text);
		});
		keeper.note('work');
		await vi.advanceTimersByTimeAsync(400);
		expect(keeper.state).toEqual({ failed: 'The disk is full.' });
		full = false;
		await vi.advanceTimersByTimeAsync(5_000);
		expect(saved).toEqual(['work']);
		expect(keeper.state).toBe('saved');
	});

	it('tries no more once nobody works on it', async () => {
		let tries = 0;
		const keeper = new DraftKeeper(async () => {
			tries += 1;
			throw new Error('The disk is full.');
		});
		keeper.note('work');
		await keeper.end();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(tries).toBe(1);
	});

	it('writes at once when told to', async () => {
		const saved: string[] = [];
		const keeper = new DraftKeeper(async (text) => void saved.push(text));
		keeper.note('now');
		await keeper.flush();
		expect(saved).toEqual(['now']);
	});
});
