import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { findChromium } from './chromium.js';

/* Renders the app's icons from the drawing, after it has changed: `node scripts/render-icons.js`. */

const drawing = 'src/lib/ui/glim-icon.svg';
const folder = 'static/icons';

/** `corner` rounds the square, as a share of its side; a mask or a phone's own shape needs a full square. */
const icons = [
	{ name: 'icon-192', size: 192, corner: 0.22 },
	{ name: 'icon-512', size: 512, corner: 0.22 },
	{ name: 'maskable-192', size: 192, corner: 0 },
	{ name: 'maskable-512', size: 512, corner: 0 },
	{ name: 'apple-touch-icon', size: 180, corner: 0 },
	{ name: 'favicon-32', size: 32, corner: 0.22 }
];

const source = `data:image/svg+xml;base64,${(await readFile(drawing)).toString('base64')}`;
const executablePath = findChromium();
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: ['--no-sandbox']
});
const page = await browser.newPage();
await mkdir(folder, { recursive: true });
for (const { name, size, corner } of icons) {
	await page.setViewportSize({ width: size, height: size });
	await page.setContent(
		`<body style="margin:0"><img src="${source}" style="display:block;width:${size}px;height:${size}px;border-radius:${corner * 100}%">`
	);
	await page.locator('img').screenshot({ path: `${folder}/${name}.png`, omitBackground: true });
}
await browser.close();
await copyFile(drawing, `${folder}/icon.svg`);
