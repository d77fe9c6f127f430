import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { packs } from './scripts/pack/plugin.js';

export default defineConfig({
	plugins: [
		packs(),
		paraglideVitePlugin({
			project: './src/messages/project.inlang',
			outdir: './src/lib/messages',
			strategy: ['baseLocale']
		}),
		sveltekit()
	],
	server: { fs: { allow: ['workers', 'skills', 'tests'] } },
	build: { target: 'es2022' }
});
