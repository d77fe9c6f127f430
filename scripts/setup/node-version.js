const wanted = [20, 19];

/**
 * Whether this Node is new enough to build Glim.
 * @param {string} version as `process.versions.node` gives it
 */
export function isNodeNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}

/** Ends the command with a clear message on a Node that is too old. */
export function requireNode() {
	if (isNodeNewEnough(process.versions.node)) return;
	console.error(
		`Glim needs Node ${wanted.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`
	);
	process.exit(1);
}
