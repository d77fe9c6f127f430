import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { curriculum } from './src/lib/curriculum/plugin.ts';
import { packs } from './scripts/pack/plugin.js';
import { scriptText } from './scripts/script-text.js';

/** Under test the catalogue is compiled beforehand: the plugin's file watcher would keep the runner alive. */
const catalogue = process.env['VITEST']
	? []
	: [
			paraglideVitePlugin({
				project: './src/messages/project.inlang',
				outdir: './src/lib/messages',
				strategy: ['baseLocale']
			})
		];

export default defineConfig({
	plugins: [packs(), scriptText(), ...catalogue, curriculum(), sveltekit()],
	server: { fs: { allow: ['workers', 'skills', 'tests'] } },
	build: {
		target: 'es2022',
		// `light-dark()` must stay as it is: the reef is night water in every theme by its own color-scheme.
		cssTarget: ['chrome123', 'firefox120', 'safari17.5']
	}
});
