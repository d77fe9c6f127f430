/** What Python is started from: the files of the Python pack. They are handed over, not copied. */
export interface PythonAssets {
	/** The Pyodide version, such as `314.0.7`. */
	readonly version: string;
	/** `python.js`: a classic script that sets `globalThis.loadPyodide`. */
	readonly script: ArrayBuffer;
	readonly wasm: ArrayBuffer;
	/** The zip of the standard library. */
	readonly stdlib: ArrayBuffer;
}

/**
 * Brings the files, from the cache or the network. Called again after a rebuild, so each call gives buffers of
 * its own. Rejects with an {@link AssetsUnavailable} when that is impossible.
 */
export type LoadPythonAssets = (
	onProgress: (loadedBytes: number, totalBytes: number) => void,
	signal: AbortSignal
) => Promise<PythonAssets>;

/** Why the files cannot be had: no network and not stored, or not what their hashes say. */
export class AssetsUnavailable extends Error {
	readonly reason: 'offline' | 'damaged';

	constructor(reason: 'offline' | 'damaged', detail: string) {
		super(detail);
		this.name = 'AssetsUnavailable';
		this.reason = reason;
	}
}
