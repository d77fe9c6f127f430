import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = ['README.md', 'CHANGELOG.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
	(path) => path.endsWith('.md')
);

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

	it('the changelog tells of the version in package.json', () => {
		const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
		expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${version}\n`);
	});
});
