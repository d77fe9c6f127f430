import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colour = readonly [lightness: number, chroma: number, hue: number];
type Tokens = ReadonlyMap<string, { readonly light: Colour; readonly dark: Colour }>;

const css = readFileSync('src/lib/ui/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const base = readTokens(block(':root {'));
const chosen = readTokens(block(":root[data-theme='contrast'] {"));
const asked = readTokens(block('@media (prefers-contrast: more) {\n\t:root {'));
const grounds = ['ground', 'surface', 'raised'];

function block(opening: string): string {
	const from = css.indexOf(opening);
	return css.slice(from, css.indexOf('}', from));
}

function readTokens(text: string): Tokens {
	const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
	const pattern = new RegExp(String.raw`--([a-z-]+): light-dark\(${colour}, ${colour}\);`, 'g');
	return new Map(
		[...text.matchAll(pattern)].map(([, name, ...parts]) => {
			const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parts.map(Number);
			return [String(name), { light: [a, b, c], dark: [d, e, f] }];
		})
	);
}

/** OKLCH to linear sRGB, clipped, after Ottosson (2020), "A perceptual color space for image processing". */
function luminance([lightness, chroma, hue]: Colour): number {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (value: number) => Math.min(1, Math.max(0, value));
	const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
	const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
	const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: Colour, other: Colour): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function pick(tokens: Tokens, name: string, scheme: 'light' | 'dark'): Colour {
	const found = tokens.get(name);
	if (!found) throw new Error(`No token --${name}`);
	return found[scheme];
}

const demands: readonly (readonly [name: string, ratio: number])[] = [
	['text', 12],
	['muted', 6],
	['lantern-text', 4.5],
	['glow', 4.5],
	['good', 4.5],
	['warn', 4.5],
	['bad', 4.5],
	['line-strong', 3]
];

describe.each([
	['the usual theme', base, 1],
	['high contrast', chosen, 1.5]
] as const)('%s', (_, tokens, factor) => {
	describe.each(['light', 'dark'] as const)('%s', (scheme) => {
		it.each(demands)('shows --%s at %s:1 on every ground', (name, ratio) => {
			for (const ground of grounds) {
				const found = contrast(pick(tokens, name, scheme), pick(tokens, ground, scheme));
				expect(found, `--${name} on --${ground}`).toBeGreaterThanOrEqual(ratio * (ratio < 12 ? factor : 1));
			}
		});

		it('shows text on the lantern at 7:1', () => {
			const found = contrast(pick(tokens, 'on-lantern', scheme), pick(tokens, 'lantern', scheme));
			expect(found).toBeGreaterThanOrEqual(7);
		});
	});
});

describe.each(['light', 'dark'] as const)('code, %s', (scheme) => {
	it.each(['code-keyword', 'code-string', 'code-number', 'code-builtin'])('shows --%s at 4.5:1', (name) => {
		for (const ground of grounds) {
			const found = contrast(pick(base, name, scheme), pick(base, ground, scheme));
			expect(found, `--${name} on --${ground}`).toBeGreaterThanOrEqual(4.5);
		}
	});
});

it('gives the same high contrast to those who choose it and those whose system asks for it', () => {
	expect(chosen.size).toBeGreaterThan(10);
	expect([...asked]).toEqual([...chosen]);
});
