/** @typedef {Record<string, number | readonly number[]>} Readings by name, milliseconds unless its row says otherwise */
/**
 * One thing that is measured. The lanes take turns, so that whatever slows the machine down slows all of them.
 * @typedef {{ name: string, measure: () => Promise<Readings>, close?: () => Promise<void> }} Lane
 */

/**
 * @param {readonly Lane[]} lanes @param {number} rounds @param {(text: string) => void} say
 * @returns {Promise<Map<string, number[]>>} all readings by name
 */
export async function takeTurns(lanes, rounds, say) {
	/** @type {Map<string, number[]>} */
	const samples = new Map();
	for (let round = 1; round <= rounds; round += 1) {
		for (const lane of lanes) {
			say(`round ${round} of ${rounds}: ${lane.name}`);
			for (const [name, found] of Object.entries(await lane.measure())) {
				samples.set(name, [...(samples.get(name) ?? []), ...[found].flat()]);
			}
		}
	}
	return samples;
}
