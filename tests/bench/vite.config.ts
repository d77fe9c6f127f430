import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { curriculum } from '../../src/lib/curriculum/plugin.ts';
import { scriptText } from '../../scripts/script-text.js';

/** The pages that measure single parts; with the bare pages, which are copied as they are. */
export default defineConfig({
	root: 'tests/bench/site',
	plugins: [scriptText(), curriculum(resolve('skills'))],
	build: {
		target: 'es2022',
		emptyOutDir: true,
		rollupOptions: { input: 'tests/bench/site/parts.html' }
	}
});
