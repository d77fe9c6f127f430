import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = ['README.md', 'CHANGELOG.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
	(path) => path.endsWith('.md')
);

/** Whether a part of the import table is there already. The compiled messages are told of apart. */
function isBuilt(part: string): boolean {
	const folder =
		['routes', 'workers'].includes(part) || existsSync(join('src/lib', part.split('/')[0] ?? ''));
	return folder && part !== 'messages';
}

describe('the documents', () => {
	it.each(documents)('%s names only files that are there', (path) => {
		const text = readFileSync(path, 'utf8');
		// Links and pictures. What begins with a language is a skill, in an example of the authoring guide.
		const links = [...text.matchAll(/(?:\]\(|src="|srcset=")(?!python\/)([\w./-]+)(?:#[\w-]*)?[)"]/g)];
		const missing = links
			.map(([, link = '']) => link)
			.filter((link) => !existsSync(join(dirname(path), link)));
		expect(missing).toEqual([]);
	});

	it('name only commands that exist', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			scripts: Record<string, string>;
		};
		const text = documents.map((path) => readFileSync(path, 'utf8')).join('\n');
		const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
		expect(named).toContain('check-skills');
	});

	it('the folders of the source are all explained to newcomers', () => {
		const readme = readFileSync('README.md', 'utf8');
		const folders = readdirSync('src/lib').map((name) => `src/lib/${name}/`);
		const built = 'src/lib/messages/';
		expect(folders.filter((each) => each !== built && !readme.includes(`\`${each}\``))).toEqual([]);
	});

	it('show the import table that is enforced, as far as its parts are there', () => {
		const page = readFileSync('docs/architecture.md', 'utf8');
		const shown = [...page.matchAll(/^\| `(\w+)` \| ([\w\s,/–]+?) \|/gm)].map(
			([, part = '', allowed = '']) => [part, allowed === '–' ? [] : allowed.split(', ').sort()] as const
		);
		const config = readFileSync('eslint.config.js', 'utf8');
		const enforced = [...config.matchAll(/^\t(\w+): \{\s*lib: \[([^\]]*)\]/gm)]
			.map(([, part = '', names = '']) => [part, [...names.matchAll(/[\w/]+/g)].map(String)] as const)
			.filter(([part]) => isBuilt(part))
			.map(([part, names]) => [part, names.filter(isBuilt).sort()] as const);
		expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(enforced));
		expect(shown.length).toBeGreaterThan(5);
	});

	it('the changelog tells of the version in package.json', () => {
		const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
		expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${version}\n`);
	});
});
