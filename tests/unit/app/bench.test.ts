import { describe, expect, it } from 'vitest';
import { Bench } from '#lib/app/exercise/bench.svelte.ts';
import type { RunOutcome } from '#lib/run/outcome.ts';
import type { RunHandle, Runner } from '#lib/run/runner.ts';

/** A runner whose programs end when the test says so. */
function openRunner() {
	const endings: ((outcome: RunOutcome) => void)[] = [];
	const run = (): RunHandle => {
		let finish: (outcome: RunOutcome) => void = () => {};
		const done = new Promise<RunOutcome>((resolve) => (finish = resolve));
		endings.push(finish);
		return { done, stop: () => finish({ status: 'stopped' }), extend: () => {} };
	};
	const runner: Runner = {
		language: 'python',
		status: { state: 'ready', version: '1', interactiveInput: true },
		subscribe: () => () => {},
		prepare: async () => runner.status,
		run,
		grade: async () => ({ passed: false, results: [], ms: 0 }),
		dispose: () => {}
	};
	return { runner, endings };
}

describe('the bench', () => {
	it('can be used again after its runner could not be fetched', async () => {
		const { runner, endings } = openRunner();
		let isOffline = true;
		const bench = new Bench(async () => {
			if (isOffline) throw new TypeError('Failed to fetch');
			return runner;
		});
		await expect(bench.run('print(1)')).rejects.toThrow('Failed to fetch');
		expect([bench.isBusy, bench.running]).toEqual([false, false]);
		isOffline = false;
		const again = bench.run('print(1)');
		await Promise.resolve();
		endings[0]?.({ status: 'finished', ms: 1 });
		expect(await again).toEqual({ status: 'finished', ms: 1 });
	});

	it('runs only the newer of two programs that were started while the runner was on its way', async () => {
		const { runner, endings } = openRunner();
		let arrive: (runner: Runner) => void = () => {};
		const arrived = new Promise<Runner>((resolve) => (arrive = resolve));
		const bench = new Bench(() => arrived);
		const first = bench.run('print(1)');
		const second = bench.run('print(2)');
		arrive(runner);
		expect(await first).toEqual({ status: 'stopped' });
		expect(bench.isBusy).toBe(true);
		expect(endings).toHaveLength(1);
		endings[0]?.({ status: 'finished', ms: 2 });
		await second;
		expect(bench.outcome).toEqual({ status: 'finished', ms: 2 });
	});

	it('shows nothing of a run that another has replaced', async () => {
		const { runner, endings } = openRunner();
		const bench = new Bench(async () => runner);
		const first = bench.run('while True: pass');
		await Promise.resolve();
		const second = bench.run('print(2)');
		expect(await first).toEqual({ status: 'stopped' });
		expect(bench.outcome).toBeUndefined();
		endings[1]?.({ status: 'finished', ms: 3 });
		await second;
		expect(bench.outcome).toEqual({ status: 'finished', ms: 3 });
	});
});
