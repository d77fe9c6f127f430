import { openLogParts } from './log-parts.ts';
import { openPythonParts } from './python-parts.ts';

declare global {
	var openParts: typeof open;
}

/** Everything that is measured without the app's pages, ready to be measured. */
async function open() {
	return { ...(await openPythonParts()), ...(await openLogParts()) };
}

globalThis.openParts = open;
