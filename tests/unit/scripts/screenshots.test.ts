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
/** Width and height of a JPEG, from the first segment that tells of a frame (ITU T.81, B.2.2). */
function sizeOf(path: string): string {
	const jpeg = readFileSync(path);
	for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
		const isFrame = jpeg[at] === 0xff && (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2);
		if (isFrame) return `${jpeg.readUInt16BE(at + 7)}x${jpeg.readUInt16BE(at + 5)}`;
	}
	return 'no JPEG';
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
