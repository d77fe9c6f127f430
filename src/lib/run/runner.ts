import type { CodeExercise, Language } from '#lib/curriculum/exercise.ts';
import type { GradeOutcome, RunOutcome, Stream } from './outcome.ts';

export interface RunLimits {
	readonly wallMs: number;
	readonly memoryBytes: number;
	readonly outputLines: number;
	readonly outputBytes: number;
}

export interface Program {
	readonly files: readonly { readonly path: string; readonly text: string }[];
	readonly entry: string;
	/** Lines given beforehand, where the browser cannot wait for input. */
	readonly input: readonly string[];
	readonly limits?: Partial<RunLimits>;
}

export interface RunEvents {
	/** Called in order, at least once a line while the program runs. */
	onOutput(stream: Stream, text: string): void;
	/** The program waits; answer with the line, or null for the end of input. The clock stands meanwhile. */
	onInput?(prompt: string): Promise<string | null>;
	/** The time limit is near: `extend` gives it as long again. */
	onSlow?(elapsedMs: number): void;
}

export interface RunHandle {
	readonly done: Promise<RunOutcome>;
	/** Ends the run at once, whatever it does. Never rejects; `done` settles with `stopped`. */
	stop(): void;
	/** Moves the deadline by another full limit. */
	extend(): void;
}

/** Where a runtime is between nothing and usable. */
export type RunnerStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'downloading'; readonly loadedBytes: number; readonly totalBytes: number }
	| { readonly state: 'starting' }
	| { readonly state: 'ready'; readonly version: string; readonly interactiveInput: boolean }
	| {
			readonly state: 'unavailable';
			readonly reason: 'offline' | 'damaged' | 'unsupported' | 'crashed';
			readonly detail: string;
	  };

/** What every language's runner offers. A new runner is one file here and one worker. */
export interface Runner {
	readonly language: Language;
	readonly status: RunnerStatus;
	/** Called after every change of `status`; returns the unsubscriber. */
	subscribe(listener: () => void): () => void;
	/** Boots what is missing. Resolves when a run would start at once, or with the reason it cannot. */
	prepare(): Promise<RunnerStatus>;
	run(program: Program, events: RunEvents): RunHandle;
	/** Runs the exercise's tests over the learner's source on a fresh interpreter. Never rejects. */
	grade(exercise: CodeExercise, source: string, seed: number): Promise<GradeOutcome>;
	dispose(): void;
}
