import { nameCache } from '#lib/run/cache-name.ts';
import type { Pack } from '#lib/run/pack.ts';
import type { PackFailure } from '#lib/run/packs/failure.ts';
import { AssetsUnavailable } from '#lib/run/python-assets.ts';
import type { LoadPythonAssets } from '#lib/run/python-assets.ts';
import type { RunnerStatus } from '#lib/run/runner.ts';
import type { PythonRunner } from '#lib/run/runners/python.ts';

/** Python for the whole app: fetched and started when first wanted, then shared by lessons and exercises. */
export class Python {
	status = $state.raw<RunnerStatus>({ state: 'idle' });
	/** Whether a running program cannot wait for a line here, so that input is asked for before the run. */
	readonly asksBeforehand = $derived(this.status.state === 'ready' && !this.status.interactiveInput);
	readonly #base: string;
	readonly #pack: Pack;
	#runner: Promise<PythonRunner> | undefined;

	constructor(base: string, pack: Pack) {
		this.#base = base;
		this.#pack = pack;
	}

	/**
	 * The runner, started. Where Python cannot be had, `status` says why and a run ends at once saying so. Rejects
	 * only where the runner's own code could not be fetched.
	 */
	async open(): Promise<PythonRunner> {
		this.#runner ??= this.#create().catch((error: unknown) => {
			// A network that was lost meanwhile comes back: the next asking tries again.
			this.#runner = undefined;
			throw error;
		});
		const runner = await this.#runner;
		void runner.prepare();
		return runner;
	}

	/** After a failure: tries again from what is already here. */
	async retry(): Promise<void> {
		const runner = await this.open();
		await runner.prepare();
	}

	async #create(): Promise<PythonRunner> {
		const [{ createPythonRunner }, { createSnapshotStore }] = await Promise.all([
			import('#lib/run/runners/python.ts'),
			import('#lib/run/snapshot-store.ts')
		]);
		const runner = createPythonRunner({
			assets: loadPython(this.#pack),
			snapshots: createSnapshotStore(nameCache(this.#base, 'snapshot', 'python')),
			onDiagnostic: () => undefined
		});
		runner.subscribe(() => (this.status = runner.status));
		return runner;
	}
}

function loadPython(pack: Pack): LoadPythonAssets {
	return async (onProgress, signal) => {
		const loaded = await pack.load({ onProgress, signal });
		if (loaded.status !== 'loaded') throw toUnavailable(loaded);
		const { 'python.js': script, 'python.wasm': wasm, 'python-stdlib.zip': stdlib } = loaded.files;
		if (!script || !wasm || !stdlib) throw new AssetsUnavailable('damaged', 'The Python pack is not whole.');
		return { version: loaded.version, script, wasm, stdlib };
	};
}

function toUnavailable(failure: PackFailure): AssetsUnavailable {
	if (failure.status === 'offline') return new AssetsUnavailable('offline', 'no network');
	return new AssetsUnavailable('damaged', failure.status);
}
