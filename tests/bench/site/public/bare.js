/*
 * The physical limit: Pyodide in a same-origin worker, no sandbox, no editor, no record of anything. With
 * `?snapshot` it starts from a picture of its memory. `bareRun(program)` resolves with what was printed.
 */
const output = document.querySelector('pre');
const worker = new Worker('/bare-worker.js', { type: 'module', name: location.search.slice(1) });

/** @type {(() => void) | undefined} */
let answered;

/** @param {MessageEvent<string>} event */
worker.onmessage = (event) => {
	if (output) output.textContent += event.data;
	answered?.();
};

/** @param {string} program @returns {Promise<string>} */
globalThis.bareRun = (program) =>
	new Promise((resolve) => {
		if (output) output.textContent = '';
		answered = () => resolve(output?.textContent ?? '');
		worker.postMessage(program);
	});

export {};
