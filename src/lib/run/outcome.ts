import type { Value } from '#lib/curriculum/value.ts';

/** `input` is a line given beforehand, echoed when the program takes it; typed lines the page echoes itself. */
export type Stream = 'stdout' | 'stderr' | 'input';

/** An error of the learner's program, with positions in the learner's own files. */
export interface ProgramError {
	/** The class of the exception, such as `NameError`. */
	readonly type: string;
	readonly message: string;
	readonly file?: string;
	/** 1-based line and column in the learner's file, where known. */
	readonly line?: number;
	readonly column?: number;
	/** The learner's frames only, innermost last, as the language prints them. */
	readonly traceback: string;
}

/** How a run ended. Every expected end is a value; only a bug of ours throws. */
export type RunOutcome =
	| { readonly status: 'finished'; readonly ms: number }
	| { readonly status: 'failed'; readonly ms: number; readonly error: ProgramError }
	| { readonly status: 'timedOut'; readonly limitMs: number }
	| { readonly status: 'tooMuchOutput'; readonly lines: number; readonly bytes: number }
	| { readonly status: 'outOfMemory'; readonly limitBytes: number }
	| { readonly status: 'recursed'; readonly error?: ProgramError }
	| { readonly status: 'stopped' }
	| { readonly status: 'crashed'; readonly reason: string };

/** What a test's probe brought back, before it is compared. */
export type Observation =
	| { readonly kind: 'value'; readonly value: Value; readonly printed: string }
	/** `phase`: raised by the program itself, or by the test's call after the program had run. */
	| {
			readonly kind: 'raised';
			readonly phase: 'program' | 'call';
			readonly error: ProgramError;
			readonly printed: string;
	  };

export type TestVerdict = 'passed' | 'failed' | 'raised' | 'notReached';

/** One test after comparison, ready to be shown. */
export interface TestResult {
	readonly index: number;
	readonly label: string;
	readonly hidden: boolean;
	readonly verdict: TestVerdict;
	readonly input: readonly string[];
	readonly given: readonly { readonly name: string; readonly literal: string }[];
	/** Which line of the output was looked at, from 1; left out for the whole output. */
	readonly line?: number;
	/** The expression or undefined for a whole program. */
	readonly expression?: string;
	/** As the language would print them. */
	readonly expected: string;
	readonly actual: string;
	readonly printed: string;
	readonly error?: ProgramError;
	/** Of a test of the source: names it should use and does not, names it should avoid and uses. */
	readonly missing?: readonly string[];
	readonly forbidden?: readonly string[];
}

/** How a graded submission ended. `ended` is set when the whole run was cut short. */
export interface GradeOutcome {
	readonly passed: boolean;
	readonly results: readonly TestResult[];
	readonly ended?: Exclude<RunOutcome, { status: 'finished' }>;
	readonly ms: number;
}
