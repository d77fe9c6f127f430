/** What is wrong with a file of the curriculum. `line` is 1-based. */
export interface Problem {
	readonly file: string;
	readonly line: number;
	/** In an author's words, with what to do about it. */
	readonly reason: string;
}

/** How the parts of the parser say what is wrong with the file they are given. */
export type Report = (line: number, reason: string) => void;

/** A problem on one line, as a compiler writes it. */
export function describeProblem(problem: Problem): string {
	return `${problem.file}:${problem.line} ${problem.reason}`;
}
