import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Picture {
	readonly src: string;
	readonly sizes: string;
	readonly form_factor: string;
}

const manifest = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as {
	readonly screenshots: readonly Picture[];
};
/** Width and height of a PNG, from its header. */
function sizeOf(path: string): string {
	const png = readFileSync(path);
	return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

describe('the pictures of the app', () => {
	it.each(manifest.screenshots)('$src has the size the manifest gives', ({ src, sizes }) => {
		expect(sizeOf(`static/${src}`)).toBe(sizes);
	});

	it.each(readdirSync('static/screenshots'))(
		'%s is small enough to be looked at over a slow line',
		(name) => {
			expect(readFileSync(`static/screenshots/${name}`).length).toBeLessThan(300_000);
		}
	);

	it('show the app on wide and on narrow screens', () => {
		expect(new Set(manifest.screenshots.map((each) => each.form_factor))).toEqual(
			new Set(['wide', 'narrow'])
		);
	});
});
