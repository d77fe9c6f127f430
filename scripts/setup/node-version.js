const wantedMajor = 20;
const wantedMinor = 19;

/**
 * Whether this Node is new enough to build Glim.
 * @param {string} version as `process.versions.node` gives it
 */
export function isNodeNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Ends the command with a clear message on a Node that is too old. */
export function requireNode() {
	if (isNodeNewEnough(process.versions.node)) return;
	console.error(
		`Glim needs Node ${wantedMajor}.${wantedMinor} or newer; this is ${process.versions.node}. See https://nodejs.org.`
	);
	process.exit(1);
}
