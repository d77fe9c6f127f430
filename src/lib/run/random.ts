/**
 * Numbers in [0, 1) that follow from a seed, so that a submission can be judged again on the same inputs.
 * Mulberry32, by Tommy Ettinger (public domain).
 * @param seed only its lowest 32 bits count
 */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
