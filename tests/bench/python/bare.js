/*
 * The peer: Pyodide as its documentation shows it, in a module worker of the same origin, without sandbox,
 * limits, snapshot or streaming. `window.bare` has what the bench measures on it.
 */
const output = document.querySelector('pre');
const worker = new Worker('bare-worker.js', { type: 'module' });
/** @type {((text: string) => void)[]} */
const waiting = [];
worker.onmessage = (/** @type {MessageEvent<string>} */ event) => waiting.shift()?.(event.data);

/** @param {string} code @returns {Promise<string>} what the code printed */
function run(code) {
	return new Promise((resolve) => {
		waiting.push(resolve);
		worker.postMessage(code);
	});
}

/** @param {string} code */
async function runToPaint(code) {
	const startedAt = performance.now();
	const text = await run(code);
	if (output) output.textContent = text;
	await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	return performance.now() - startedAt;
}

/** @param {string} code */
async function runToOutput(code) {
	const startedAt = performance.now();
	await run(code);
	return performance.now() - startedAt;
}

window.bare = { runToPaint, runToOutput, ready: run('print(1 + 1)').then(() => performance.now()) };
