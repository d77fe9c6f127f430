/** What the two pages of the bench offer to the bench. All times are milliseconds. */
interface BenchPage {
	/** From navigation to the first output of a program that was started at once. */
	readonly ready: Promise<number>;
	runToOutput(code: string): Promise<number>;
	runToPaint(code: string): Promise<number>;
}

interface Window {
	bare: BenchPage;
	glim: BenchPage & {
		stopToOutput(): Promise<number>;
		gradeTen(): Promise<number>;
		keepSnapshot(): Promise<boolean>;
		readonly diagnostics: readonly { readonly what: string; readonly detail: string }[];
	};
}
