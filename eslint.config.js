import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Who may import whom below `src/lib`, beside itself. This table is the architecture; the rules are made
 * from it. `dom` says whether browser documents may be touched, `packages` what stays out.
 */
const parts = {
	curriculum: { lib: [], pure: true },
	learner: { lib: ['curriculum'], pure: true },
	analysis: { lib: ['curriculum'], pure: true },
	jobs: { lib: [], pure: true },
	run: { lib: ['curriculum'], workers: true, packages: ['dexie', 'svelte'] },
	tutor: { lib: ['curriculum', 'learner', 'analysis', 'run/protocol'], pure: true },
	store: { lib: ['curriculum', 'learner', 'run'], packages: ['svelte'], workers: true },
	share: { lib: ['curriculum', 'learner', 'store'], packages: ['svelte'] },
	app: {
		lib: ['curriculum', 'learner', 'analysis', 'jobs', 'run', 'tutor', 'store', 'share', 'messages'],
		workers: true
	},
	ui: { lib: ['curriculum', 'learner', 'analysis', 'run/outcome', 'run/runner', 'messages'] },
	routes: { lib: ['app', 'ui', 'curriculum', 'messages'] },
	workers: {
		lib: ['curriculum', 'learner', 'run', 'analysis', 'tutor', 'store'],
		workers: true,
		packages: ['svelte']
	}
};

const folder = { routes: 'src/routes', workers: 'workers' };

/** The import rule of one part. Same-folder imports use `./`; everything else goes through `#lib/`. */
function importRule([name, part]) {
	const allowed = [...part.lib, name].map((each) => `${each}(/|\\.)`).join('|');
	const banned = part.packages ?? (part.pure ? ['dexie', 'svelte'] : []);
	const patterns = [
		{
			regex: `^#lib/(?!(${allowed}))`,
			message: `${name} may import only: ${part.lib.join(', ') || 'nothing'}.`
		},
		{ regex: '^\\$lib', message: 'Write #lib/… with the extension.' },
		...(part.workers ? [] : [{ regex: '^#workers/', message: `${name} may not reach the workers.` }]),
		...(name === 'routes'
			? []
			: [{ regex: '^\\.\\./', message: 'Go through #lib/ (or #workers/) to another folder.' }]),
		...banned.map((each) => ({ regex: `^${each}(/|$)`, message: `${name} must not use ${each}.` }))
	];
	return {
		files: [`${folder[name] ?? `src/lib/${name}`}/**/*.{ts,js,svelte}`],
		ignores: name === 'store' ? ['src/lib/store/live.svelte.ts'] : [],
		rules: { 'no-restricted-imports': ['error', { patterns }] }
	};
}

/** Cores that must not touch the document or the database. */
const pureGlobals = Object.entries(parts)
	.filter(([, part]) => part.pure)
	.map(([name]) => ({
		files: [`src/lib/${name}/**/*.ts`],
		rules: {
			'no-restricted-globals': [
				'error',
				'window',
				'document',
				'navigator',
				'localStorage',
				'indexedDB',
				'caches'
			]
		}
	}));

export default ts.config(
	{
		ignores: [
			'.svelte-kit',
			'build',
			'static',
			'src/lib/messages',
			'node_modules',
			'test-results',
			'playwright-report'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
				{ selector: 'ExportAllDeclaration', message: 'No barrels.' }
			],
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } }
	},
	{ files: ['scripts/**', 'tests/**', '*.config.*'], rules: { 'no-console': 'off' } },
	...Object.entries(parts).map(importRule),
	...pureGlobals
);
