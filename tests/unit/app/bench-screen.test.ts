import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bench } from '#lib/app/exercise/bench.svelte.ts';
import type { RunOutcome } from '#lib/run/outcome.ts';
import type { RunEvents, Runner } from '#lib/run/runner.ts';

const finished: RunOutcome = { status: 'finished', ms: 1 };

/** A runner whose programs do what the test says, when it says so. */
function startBench() {
	const runs: { events: RunEvents; end: (outcome: RunOutcome) => void }[] = [];
	const runner = {
		run(_: unknown, events: RunEvents) {
			let end: (outcome: RunOutcome) => void = () => {};
			const done = new Promise<RunOutcome>((resolve) => (end = resolve));
			runs.push({ events, end });
			return { done, stop: () => end({ status: 'stopped' }), extend: () => {} };
		}
	} as unknown as Runner;
	return { bench: new Bench(async () => runner), runs };
}

/** Lets what is settled be heard of. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('the screen of a bench', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('keeps the last output in place until there is a new one', async () => {
		const { bench, runs } = startBench();
		void bench.run('first');
		await settle();
		runs[0]?.events.onOutput('stdout', 'one');
		runs[0]?.end(finished);
		await settle();
		void bench.run('second');
		await settle();
		expect(bench.console.text).toBe('one');
		runs[1]?.events.onOutput('stdout', 'two');
		expect(bench.console.text).toBe('two');
		expect(bench.outcome).toBeUndefined();
	});

	it('shows a program as running only when it takes a while, and is then cleared for it', async () => {
		const { bench, runs } = startBench();
		void bench.run('first');
		await vi.advanceTimersByTimeAsync(50);
		expect([bench.isBusy, bench.running]).toEqual([true, false]);
		runs[0]?.end(finished);
		await settle();
		void bench.run('second');
		await vi.advanceTimersByTimeAsync(150);
		expect([bench.running, bench.outcome]).toEqual([true, undefined]);
		bench.stop();
		await settle();
		expect([bench.isBusy, bench.running, bench.outcome?.status]).toEqual([false, false, 'stopped']);
	});

	it('lets a program be stopped as soon as it asks for a line', async () => {
		const { bench, runs } = startBench();
		void bench.run('input()');
		await settle();
		void runs[0]?.events.onInput?.('Name? ');
		expect([bench.running, bench.prompt]).toEqual([true, 'Name? ']);
		bench.stop();
		await settle();
		expect(bench.prompt).toBeUndefined();
	});
});
