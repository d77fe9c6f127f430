import { execFileSync } from 'node:child_process';

/**
 * Builds the packs before anything else and tells the app, as the constant GLIM_PACKS, which manifest each
 * pack has in this very build: an old tab never takes chunks of a newer pack. In a process of its own, since
 * a config file is bundled and a bundled script no longer finds its neighbours.
 * @returns {import('vite').Plugin}
 */
export function packs() {
	return {
		name: 'glim-packs',
		config() {
			const hashes = execFileSync(process.execPath, ['scripts/pack/command.js'], {
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'inherit']
			});
			return { define: { GLIM_PACKS: hashes.trim() } };
		}
	};
}
