import type { CodeExercise } from '#lib/curriculum/exercise.ts';
import type { GradeOutcome, RunOutcome } from '#lib/run/outcome.ts';
import type { Program, RunEvents, RunHandle, Runner, RunnerStatus } from '#lib/run/runner.ts';
import type { LoadPythonAssets } from '#lib/run/python-assets.ts';
import { AssetsUnavailable } from '#lib/run/python-assets.ts';
import type { SnapshotStore } from '#lib/run/snapshot-store.ts';
import { startRun } from '#lib/run/free-run.ts';
import { gradeSubmission } from '#lib/run/graded-run.ts';
import { Session } from '#lib/run/session.ts';
import { version as pyodideVersion } from 'pyodide/package.json';
import pythonScript from '#workers/python/python.worker.ts?script';

export interface Diagnostic {
	readonly what: 'ready' | 'lost' | 'broken' | 'snapshot';
	readonly detail: string;
}

export interface PythonRunnerParts {
	readonly assets: LoadPythonAssets;
	readonly snapshots: SnapshotStore;
	readonly onDiagnostic: (diagnostic: Diagnostic) => void;
	/** Interpreters kept in reserve; without it one, or none on a device with little memory. */
	readonly spares?: number;
	/** How long nothing must run before the snapshot is made; null: only when asked for. */
	readonly snapshotAfterMs?: number | null;
}

export interface PythonRunner extends Runner {
	/**
	 * Makes the snapshot that later visits start from, unless there is one. Answers whether there is now.
	 * Happens by itself in a quiet moment; "make everything ready" asks for it at once.
	 */
	keepSnapshot(): Promise<boolean>;
}

/** After so many losses in a row without a run that ended well, the sandbox is not built again by itself. */
const mostLosses = 3;

/**
 * A snapshot holds the harness and the state of one Pyodide: with another worker script or another Pyodide it
 * goes by another name. Pyodide itself refuses a snapshot of another build.
 */
const snapshotKey = `${pyodideVersion}-${fingerprint(pythonScript)}`;

export function createPythonRunner(parts: PythonRunnerParts): PythonRunner {
	return new SandboxedPython(parts);
}

class SandboxedPython implements PythonRunner {
	readonly language = 'python';
	status: RunnerStatus = { state: 'idle' };
	readonly #parts: PythonRunnerParts;
	readonly #listeners = new Set<() => void>();
	#session: Session | undefined;
	#starting: Promise<RunnerStatus> | undefined;
	#settle: (status: RunnerStatus) => void = () => undefined;
	#abort = new AbortController();
	#version = '';
	#hasSnapshot = false;
	#losses = 0;
	#quiet: ReturnType<typeof setTimeout> | undefined;
	#keeping: Promise<boolean> | undefined;

	constructor(parts: PythonRunnerParts) {
		this.#parts = parts;
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	prepare(): Promise<RunnerStatus> {
		if (this.status.state === 'ready') return Promise.resolve(this.status);
		this.#starting ??= this.#start();
		return this.#starting;
	}

	run(program: Program, events: RunEvents): RunHandle {
		this.#postponeSnapshot();
		const handle = startRun(() => this.#reach(), program, events);
		void handle.done.then((outcome) => this.#note(outcome));
		return handle;
	}

	async grade(exercise: CodeExercise, source: string, seed: number): Promise<GradeOutcome> {
		this.#postponeSnapshot();
		const outcome = await gradeSubmission(() => this.#reach(), exercise, source, seed);
		this.#note(outcome.ended ?? { status: 'finished', ms: outcome.ms });
		return outcome;
	}

	keepSnapshot(): Promise<boolean> {
		if (this.#hasSnapshot) return Promise.resolve(true);
		this.#keeping ??= this.#makeSnapshot().finally(() => (this.#keeping = undefined));
		return this.#keeping;
	}

	dispose(): void {
		this.#abort.abort();
		clearTimeout(this.#quiet);
		this.#session?.close();
		this.#session = undefined;
		this.#finishStart({ state: 'idle' });
		this.#listeners.clear();
	}

	/** The session to run in, or in words why there is none. */
	async #reach(): Promise<Session | string> {
		const status = await this.prepare();
		if (this.#session && status.state === 'ready') return this.#session;
		return status.state === 'unavailable' ? status.detail : 'Python was closed.';
	}

	#start(): Promise<RunnerStatus> {
		const started = new Promise<RunnerStatus>((resolve) => (this.#settle = resolve));
		this.#abort = new AbortController();
		const session = this.#openSession();
		this.#session = session;
		void this.#feed(session, this.#abort.signal).catch((error: unknown) => this.#fail(session, error));
		return started;
	}

	#openSession(): Session {
		const session: Session = new Session({
			onReady: ({ asks, ms, fromSnapshot }) => {
				this.#parts.onDiagnostic({
					what: 'ready',
					detail: `${fromSnapshot ? 'snapshot' : 'plain'} ${Math.round(ms)} ms`
				});
				if (session === this.#session) this.#onReady(asks);
			},
			onBroken: (reason, fromSnapshot) => void this.#onBroken(session, reason, fromSnapshot),
			onLost: (reason) => this.#onLost(session, reason)
		});
		return session;
	}

	/** Brings the files and the snapshot, side by side, and hands them to the frame, which starts meanwhile. */
	async #feed(session: Session, signal: AbortSignal): Promise<void> {
		// A frame that was lost meanwhile has a successor, which is fed anew.
		const isCurrent = () => session === this.#session && !signal.aborted;
		this.#show({ state: 'downloading', loadedBytes: 0, totalBytes: 0 });
		const found = this.#parts.snapshots.get(snapshotKey);
		const assets = await this.#parts.assets((loadedBytes, totalBytes) => {
			if (isCurrent()) this.#show({ state: 'downloading', loadedBytes, totalBytes });
		}, signal);
		const snapshot = await found;
		if (!isCurrent()) return;
		this.#version = assets.version;
		this.#hasSnapshot = snapshot !== null;
		this.#show({ state: 'starting' });
		await session.start(pythonScript, assets, snapshot, this.#parts.spares ?? countSpares());
	}

	#onReady(interactiveInput: boolean): void {
		if (this.status.state === 'ready') return;
		this.#finishStart({ state: 'ready', version: this.#version, interactiveInput });
		this.#postponeSnapshot();
	}

	async #onBroken(session: Session, reason: string, fromSnapshot: boolean): Promise<void> {
		this.#parts.onDiagnostic({ what: 'broken', detail: reason });
		if (fromSnapshot) {
			this.#hasSnapshot = false;
			await this.#parts.snapshots.delete(snapshotKey);
		} else if (this.status.state !== 'ready') {
			this.#fail(session, new Error(reason));
		}
	}

	#onLost(session: Session, reason: string): void {
		if (session !== this.#session) return;
		this.#parts.onDiagnostic({ what: 'lost', detail: reason });
		this.#losses += 1;
		if (this.#losses >= mostLosses) return this.#fail(session, new Error(reason));
		const settle = this.#starting && this.status.state !== 'ready' ? this.#settle : undefined;
		this.#session = undefined;
		this.#starting = this.#start();
		if (settle) void this.#starting.then(settle);
	}

	#fail(session: Session, error: unknown): void {
		if (session !== this.#session) return;
		session.close();
		this.#session = undefined;
		const reason = error instanceof AssetsUnavailable ? error.reason : 'crashed';
		const detail = error instanceof Error ? error.message : String(error);
		this.#parts.onDiagnostic({ what: 'lost', detail });
		this.#finishStart({ state: 'unavailable', reason, detail });
	}

	#finishStart(status: RunnerStatus): void {
		this.#starting = undefined;
		this.#show(status);
		this.#settle(status);
	}

	#show(status: RunnerStatus): void {
		this.status = status;
		for (const listener of [...this.#listeners]) listener();
	}

	#note(outcome: RunOutcome): void {
		if (outcome.status !== 'crashed') this.#losses = 0;
		this.#postponeSnapshot();
	}

	#postponeSnapshot(): void {
		clearTimeout(this.#quiet);
		const { snapshotAfterMs = 3_000 } = this.#parts;
		if (snapshotAfterMs === null || this.#hasSnapshot || this.status.state !== 'ready') return;
		this.#quiet = setTimeout(() => this.#onQuiet(), snapshotAfterMs);
	}

	#onQuiet(): void {
		if (this.#session?.isBusy === false) void this.keepSnapshot();
		else this.#postponeSnapshot();
	}

	async #makeSnapshot(): Promise<boolean> {
		const session = this.#session;
		if (session === undefined || this.status.state !== 'ready') return false;
		try {
			const bytes = await session.photograph();
			this.#hasSnapshot = await this.#parts.snapshots.put(snapshotKey, bytes);
			this.#parts.onDiagnostic({ what: 'snapshot', detail: this.#hasSnapshot ? 'stored' : 'not stored' });
		} catch (error) {
			this.#parts.onDiagnostic({ what: 'snapshot', detail: String(error) });
		}
		return this.#hasSnapshot;
	}
}

/** Each interpreter takes about 107 MB: a device with little memory starts the next one when it is needed. */
function countSpares(): number {
	const memory = 'deviceMemory' in navigator ? navigator.deviceMemory : undefined;
	return typeof memory === 'number' && memory <= 4 ? 0 : 1;
}

/** A short name for a text: FNV-1a over its code units, 32 bits. */
function fingerprint(text: string): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return (hash >>> 0).toString(16);
}
