/** How long something takes, in milliseconds. */
export async function timeOf(act: () => unknown): Promise<number> {
	const started = performance.now();
	await act();
	return performance.now() - started;
}

/** The same, so many times, one after the other. */
export async function times(count: number, act: () => unknown): Promise<readonly number[]> {
	const found: number[] = [];
	while (found.length < count) found.push(await timeOf(act));
	return found;
}
