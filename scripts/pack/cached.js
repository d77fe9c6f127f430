import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join('node_modules', '.cache', 'glim');

/**
 * What `make` makes, from the last time it was made of the same inputs.
 * @param {string} name
 * @param {readonly (string | Uint8Array)[]} inputs all that the result depends on
 * @param {() => Promise<Buffer>} make
 * @returns {Promise<Buffer>}
 */
export async function cached(name, inputs, make) {
	const hash = createHash('sha256');
	for (const input of inputs) hash.update(input).update('\0');
	const path = join(folder, `${name}-${hash.digest('hex').slice(0, 24)}`);
	return readFile(path).catch(async () => {
		const made = await make();
		await mkdir(folder, { recursive: true });
		// Written beside it and renamed, so that nobody reads a half.
		await writeFile(`${path}.${process.pid}`, made);
		await rename(`${path}.${process.pid}`, path);
		return made;
	});
}
