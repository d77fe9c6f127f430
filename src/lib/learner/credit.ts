import { weights } from './weights.ts';

/** How an episode on an item ended. `submissions` includes the one that passed. */
export interface Ending {
	readonly solved: boolean;
	readonly revealed: boolean;
	readonly submissions: number;
	readonly hints: number;
}

/** What an episode is worth as evidence, 0 … 1: nothing unless solved unseen, less for each further try and for hints. */
export function creditOf({ solved, revealed, submissions, hints }: Ending): number {
	if (!solved || revealed) return 0;
	const { perSubmission, anyHint, least } = weights.credit;
	return Math.max(least, 1 - perSubmission * (submissions - 1) - (hints > 0 ? anyHint : 0));
}
