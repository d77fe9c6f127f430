/* Ends with 0 if the build tool's compiled parts are here for this platform, else with 1. */
try {
	await import('vite');
} catch {
	process.exit(1);
}
