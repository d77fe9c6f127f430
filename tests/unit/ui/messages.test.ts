import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const catalogue = 'src/messages';
const compiled = join('src', 'lib', 'messages');

const keys = readdirSync(catalogue)
	.map((area) => join(catalogue, area, 'en.json'))
	.filter((file) => existsSync(file))
	.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8'))))
	.filter((key) => key !== '$schema');

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((path) => join('src', path))
	.filter((path) => /\.(ts|svelte)$/.test(path) && !path.startsWith(compiled))
	.map((path) => readFileSync(path, 'utf8'));

const used = new Set(sources.flatMap((text) => [...text.matchAll(/\bm\.(\w+)/g)].map((match) => match[1])));

it('has no text that nothing says', () => {
	expect(keys.length).toBeGreaterThan(100);
	expect(keys.filter((key) => !used.has(key))).toEqual([]);
});

it('has a text for everything that is said', () => {
	expect([...used].filter((key) => key !== undefined && !keys.includes(key))).toEqual([]);
});
