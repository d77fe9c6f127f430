import type { RunOutcome } from './outcome.ts';
import type { Ended } from './protocol.ts';

export interface Allowance {
	/** The time the run was given, extensions included. */
	readonly wallMs: number;
	readonly memoryBytes: number;
}

/** How a run ended, as the page is told it. */
export function toOutcome(ended: Ended, { wallMs, memoryBytes }: Allowance): RunOutcome {
	const { error, ms } = ended;
	switch (ended.why) {
		case 'ok':
			return { status: 'finished', ms };
		case 'error':
			return error
				? { status: 'failed', ms, error }
				: { status: 'crashed', reason: 'An error without a name.' };
		case 'timeout':
			return { status: 'timedOut', limitMs: wallMs };
		case 'memory':
			return { status: 'outOfMemory', limitBytes: memoryBytes };
		case 'recursion':
			return { status: 'recursed', ...(error ? { error } : {}) };
		case 'output':
			return { status: 'tooMuchOutput', lines: ended.lines, bytes: ended.bytes };
		case 'stopped':
			return { status: 'stopped' };
		case 'fatal':
		case 'crashed':
			return { status: 'crashed', reason: ended.reason ?? 'Python broke.' };
	}
}
