import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, createServer } from 'vite';
import type { InlineConfig } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { curriculum } from '#lib/curriculum/plugin.ts';
import { sample, sampleWith } from '../../curriculum/sample-skill.ts';

let root = '';

function write(path: string, text: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), text);
}

const config = (): InlineConfig => ({
	root,
	configFile: false,
	logLevel: 'silent',
	plugins: [curriculum()]
});

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'glim-curriculum-'));
	for (const { path, text } of sampleWith({})) {
		write(path, text.replace('[python/printing]', '[]').replace('also: [python/text]\n', ''));
	}
	write(
		'page.js',
		`import outline from 'virtual:curriculum/outline';
import skills from 'virtual:curriculum/skills';
console.log(outline, skills);`
	);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const buildPage = () =>
	build({ ...config(), build: { write: false, rollupOptions: { input: join(root, 'page.js') } } });

describe('a build', () => {
	it('gives the page the outline, and each skill a file of its own', async () => {
		const result = await buildPage();
		const chunks = ('output' in result ? result.output : []).flatMap((each) =>
			each.type === 'chunk' ? [each] : []
		);
		const page = chunks.find(({ isEntry }) => isEntry);
		const skill = chunks.find(({ isDynamicEntry }) => isDynamicEntry);
		expect(page?.code).toContain('Which wins');
		expect(page?.code).not.toContain('A name saves typing');
		expect(skill?.code).toContain('A name saves typing');
	});

	it('fails where a file is broken, naming the file, the line and the reason of every fault', async () => {
		write('skills/python/variables/choice.md', (sample['choice'] ?? '').replace('level: 1', 'level: one'));
		write('skills/python/variables/predict.md', (sample['predict'] ?? '').replace('minutes:', 'minuets:'));
		const message = await buildPage().then(
			() => 'it was built',
			(error: Error) => error.message
		);
		expect(message).toContain(
			'skills/python/variables/choice.md:4 “level” must be a whole number from 1 to 5'
		);
		expect(message).toContain(
			'skills/python/variables/predict.md:5 unknown key “minuets”; did you mean “minutes”?'
		);
	});

	it('fails even where no page asks for the curriculum', async () => {
		write('page.js', 'console.log(1)');
		write('skills/python/variables/skill.md', 'no front matter');
		await expect(buildPage()).rejects.toThrow('skills/python/variables/skill.md:1 the file must begin');
	});
});

describe('a development server', () => {
	it(
		'takes up an edit, says what is wrong with a broken one, and recovers',
		{ timeout: 30_000 },
		async () => {
			const server = await createServer({ ...config(), server: { middlewareMode: true, ws: false } });
			const titles = async () => {
				const { default: outline } = await server.ssrLoadModule('virtual:curriculum/outline');
				return outline.skills[0].title;
			};
			const lesson = (title: string) =>
				write(
					'skills/python/variables/skill.md',
					(sample['skill'] ?? '').replace('title: Variables', title).replace('[python/printing]', '[]')
				);
			const state = () => titles().catch((error: Error) => error.message);
			// Saved again and again, because the first edit may come before the folder is watched.
			const afterSaving = (title: string) =>
				expect.poll(
					() => {
						lesson(title);
						return state();
					},
					{ timeout: 20_000, interval: 200 }
				);
			try {
				expect(await state()).toBe('Variables');
				await afterSaving('title: Names').toBe('Names');
				await afterSaving('titel: Names').toContain('skill.md:2 unknown key “titel”');
				await afterSaving('title: Mended').toBe('Mended');
			} finally {
				await server.close();
			}
		}
	);
});
