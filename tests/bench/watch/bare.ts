import { painted } from './until.ts';

declare global {
	/** Of the bare page: runs a program and resolves when its first output is in the document. */
	var bareRun: ((program: string) => Promise<string>) | undefined;
}

/** `firstOutput` of the bare page. */
export async function bareFirstOutput(program: string, expected: string) {
	while (!globalThis.bareRun) await painted();
	const text = await globalThis.bareRun(program);
	if (!text.includes(expected)) throw new Error(`The bare page printed ${text}`);
	return { outputAt: performance.now(), paintedAt: await painted() };
}

/** `run` of the bare page. */
export async function bareRun(program: string) {
	const at = performance.now();
	await globalThis.bareRun?.(program);
	const inDocument = performance.now() - at;
	return { inDocument, painted: (await painted()) - at };
}
