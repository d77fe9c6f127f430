/** What can go wrong between the learner's work and the disk. The app says each in the learner's words. */
export type StoreProblem =
	/** The browser offers no storage: private mode, a policy, cookies switched off. */
	| { readonly kind: 'blocked'; readonly detail: string }
	/** The disk or the browser's quota is full. What was there before is untouched. */
	| { readonly kind: 'full'; readonly detail: string }
	/** Another tab upgraded or removed the database and this one let go of it: load the page again. */
	| { readonly kind: 'superseded' }
	/** Another tab with an older version holds the database and has not let go yet: close it. */
	| { readonly kind: 'heldByOldTab' }
	/** A newer Glim wrote here. Reading works; writing would damage, so it is refused. */
	| { readonly kind: 'newerWriter'; readonly minimumWriter: number }
	/** A row or a block cannot be read; it was set aside and nothing else was touched. */
	| { readonly kind: 'damaged'; readonly table: string; readonly key: string; readonly detail: string }
	/** The profile had a log here once and its database is empty: the browser cleared it, or somebody did. */
	| { readonly kind: 'emptied' }
	/** What was asked for is not here (any more): a removed profile, a closed store. */
	| { readonly kind: 'gone'; readonly detail: string }
	/** Whatever the browser said that is none of the above, in its words. */
	| { readonly kind: 'failed'; readonly detail: string };

/** Rejects every operation of the store that did not happen. Nothing was acknowledged, nothing half written. */
export class StoreFailure extends Error {
	readonly problem: StoreProblem;

	constructor(problem: StoreProblem, cause?: unknown) {
		super(describe(problem), { cause });
		this.name = 'StoreFailure';
		this.problem = problem;
	}
}

function describe(problem: StoreProblem): string {
	return 'detail' in problem ? `${problem.kind}: ${problem.detail}` : problem.kind;
}

const kindsByName: Readonly<Record<string, 'blocked' | 'full'>> = {
	QuotaExceededError: 'full',
	MissingAPIError: 'blocked',
	SecurityError: 'blocked',
	InvalidStateError: 'blocked',
	OpenFailedError: 'blocked',
	UnknownError: 'blocked'
};

/** Which problem an error of Dexie or IndexedDB is. Errors come wrapped, the telling one inside. */
export function problemOf(error: unknown): StoreProblem {
	const chain = [...unwrap(error)];
	const failure = chain.find((each) => each instanceof StoreFailure);
	if (failure instanceof StoreFailure) return failure.problem;
	const detail = chain.map((each) => `${each.name}: ${each.message}`).join(' / ');
	const kinds = chain.map((each) => kindsByName[each.name]);
	if (kinds.includes('full')) return { kind: 'full', detail };
	if (chain.some((each) => each.name === 'DatabaseClosedError')) return { kind: 'superseded' };
	if (kinds.includes('blocked')) return { kind: 'blocked', detail };
	return { kind: 'failed', detail: detail || String(error) };
}

/** The error and what it wraps, outermost first: Dexie uses `inner`, the platform `cause`. */
function* unwrap(error: unknown, depth = 0): Generator<Error> {
	if (depth > 5 || !(error instanceof Error || isDomException(error))) return;
	yield error;
	yield* unwrap('inner' in error ? error.inner : undefined, depth + 1);
	yield* unwrap(error.cause, depth + 1);
}

function isDomException(error: unknown): error is DOMException {
	return typeof DOMException !== 'undefined' && error instanceof DOMException;
}
