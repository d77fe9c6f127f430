/** @type {string[]} */
const lines = [];
const address = '/pyodide/pyodide.mjs';
const python = import(address).then(({ loadPyodide }) =>
	loadPyodide({ indexURL: '/pyodide/', stdout: (/** @type {string} */ line) => void lines.push(line) })
);

onmessage = async (event) => {
	(await python).runPython(event.data);
	postMessage(`${lines.splice(0).join('\n')}\n`);
};

export {};
