import { rolldown } from 'rolldown';

const suffix = '?script';
const prefix = '\0script-text:';

/**
 * `import text from './frame.ts?script'` gives the file and all it imports as the text of one classic script.
 * The sandbox needs it so: its frame and workers have an opaque origin, from which no file can be fetched.
 * As text in a chunk the script is hashed, cached for offline use and the same in development and tests.
 * @returns {import('vite').Plugin}
 */
export function scriptText() {
	let minify = false;
	return {
		name: 'script-text',
		enforce: 'pre',
		configResolved(config) {
			minify = config.command === 'build';
		},
		async resolveId(source, importer) {
			if (!source.endsWith(suffix)) return null;
			const found = await this.resolve(source.slice(0, -suffix.length), importer, { skipSelf: true });
			return found === null ? null : prefix + found.id;
		},
		async load(id) {
			if (!id.startsWith(prefix)) return null;
			const { code, files } = await bundle(id.slice(prefix.length), minify);
			for (const file of files) this.addWatchFile(file);
			return `export default ${JSON.stringify(code)};`;
		}
	};
}

/** @param {string} input @param {boolean} minify */
async function bundle(input, minify) {
	const build = await rolldown({ input, platform: 'browser', moduleTypes: { '.py': 'text' } });
	const { output } = await build.generate({ format: 'iife', minify, codeSplitting: false });
	await build.close();
	const [{ code, moduleIds }] = output;
	return { code, files: moduleIds.filter((each) => !each.startsWith('\0')) };
}
