import { buildPacks } from './build.js';

/**
 * Builds the packs before anything else and tells the app, as the constant GLIM_PACKS, which manifest each
 * pack has in this very build: an old tab never takes chunks of a newer pack.
 * @returns {import('vite').Plugin}
 */
export function packs() {
	return {
		name: 'glim-packs',
		async config() {
			return { define: { GLIM_PACKS: JSON.stringify(await buildPacks()) } };
		}
	};
}
