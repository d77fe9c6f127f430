/** The builds the end-to-end tests use: the app, its next version, and the app below a folder. */
export const variants = {
	root: { base: '', version: 'test-1' },
	next: { base: '', version: 'test-2' },
	folder: { base: '/glim', version: 'test-1' }
};
