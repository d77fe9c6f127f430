import type { Prose } from './prose.ts';
import type { Value } from './value.ts';

export type Language = 'python' | 'javascript' | 'typescript' | 'web';

/** 1 is a first step in a skill, 3 what mastery is measured at, 5 a stretch. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** What a test looks at once the learner's program has run. */
export type Probe =
	/** What the program printed. */
	| { readonly kind: 'program' }
	/** The value (or the output) of an expression, evaluated in the program's namespace. */
	| { readonly kind: 'call'; readonly expression: string }
	/** The names and keywords in the source, outside strings and comments. */
	| { readonly kind: 'source'; readonly uses: readonly string[]; readonly avoids: readonly string[] };

/** What the probe must find. `solution`: whatever the reference solution gives for the same input. */
export type Expectation =
	| { readonly kind: 'value'; readonly value: Value; readonly tolerance: number }
	| { readonly kind: 'output'; readonly text: string; readonly line?: number }
	| { readonly kind: 'exception'; readonly name: string }
	| { readonly kind: 'solution'; readonly of: 'value' | 'output'; readonly tolerance: number }
	| { readonly kind: 'source' };

/** A random input: `{name}` in the test's expression, input lines or given values becomes one drawn value. */
export type Draw =
	| { readonly kind: 'int'; readonly low: number; readonly high: number }
	| { readonly kind: 'ints'; readonly count: number; readonly low: number; readonly high: number }
	| { readonly kind: 'word'; readonly shortest: number; readonly longest: number };

/** One test of a code exercise: data, never code in the learner's process. */
export interface TestCase {
	/** What is checked, in the learner's words, as Markdown source of one line. */
	readonly label: string;
	/** Hidden tests show their input only after a submission. */
	readonly hidden: boolean;
	/** Lines given to `input()`. */
	readonly input: readonly string[];
	/**
	 * Top-level variables whose first assignment is replaced before the program runs, as Python literals: a
	 * program that hard-codes its answer fails when the given price changes.
	 */
	readonly given: readonly { readonly name: string; readonly literal: string }[];
	readonly draws: Readonly<Record<string, Draw>>;
	readonly probe: Probe;
	readonly expect: Expectation;
}

/** A wrong idea with a name, recognised by what an attempt did. All parts of `when` that are present must hold. */
export interface Misconception {
	readonly id: string;
	/** What is going on and what to look at, spoken to the learner. */
	readonly says: Prose;
	readonly when: {
		/** Regular expression over the source. */
		readonly code?: string;
		/** Regular expression over the last line of a traceback. */
		readonly error?: string;
		/** Regular expression over the printed form of the actual value of a failing test. */
		readonly actual?: string;
		/** Regular expression over what a failing test printed. */
		readonly prints?: string;
		/** The learner's answer to a predict exercise, compared as the answer is. */
		readonly answer?: string;
	};
	/** A program that shows it (code exercises), so that a test can prove the rule. */
	readonly example?: string;
}

interface ExerciseBase {
	/** `<language>/<skill>/<file name>`. */
	readonly id: string;
	readonly title: string;
	readonly language: Language;
	/** The skill the file lies under. */
	readonly skill: string;
	/** All skills it exercises, its own first. */
	readonly skills: readonly string[];
	readonly level: Level;
	/** Expected active time, in minutes. */
	readonly minutes: number;
	/** A hash of the file's text: evidence names the version it was gained on. */
	readonly version: string;
	readonly task: Prose;
	/** From a nudge to almost everything; three to five rungs. */
	readonly hints: readonly Prose[];
	readonly misconceptions: readonly Misconception[];
	/** Shown once it is solved: why it works, what to notice. */
	readonly after: Prose;
}

export interface CodeExercise extends ExerciseBase {
	readonly kind: 'code';
	readonly starter: string;
	readonly solution: string;
	readonly tests: readonly TestCase[];
}

/** Read a program, write what it prints. */
export interface PredictExercise extends ExerciseBase {
	readonly kind: 'predict';
	readonly code: string;
	readonly input: readonly string[];
	readonly answer: string;
}

export interface ChoiceOption {
	readonly says: Prose;
	readonly correct: boolean;
	/** Why it is right or wrong, shown after the choice. */
	readonly because: Prose;
	readonly misconception?: string;
}

/** One right option, or several where `multiple`. */
export interface ChoiceExercise extends ExerciseBase {
	readonly kind: 'choice';
	readonly multiple: boolean;
	readonly options: readonly ChoiceOption[];
}

export type Exercise = CodeExercise | PredictExercise | ChoiceExercise;
