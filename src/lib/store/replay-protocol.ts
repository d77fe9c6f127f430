import type { StoreProblem } from './problem.ts';
import type { Replayed } from './replay.ts';

/** What the page asks of the replay worker: one replay, after which it is ended. */
export interface ReplayRequest {
	readonly id: number;
	readonly learner: string;
	/** The version of the curriculum, for the watermark. */
	readonly content: string;
}

export type ReplayReply =
	| { readonly id: number; readonly kind: 'replayed'; readonly replayed: Replayed }
	| { readonly id: number; readonly kind: 'failed'; readonly problem: StoreProblem };
