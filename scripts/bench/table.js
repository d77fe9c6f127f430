import { summarise } from './statistics.js';

/** @typedef {Map<string, number[]>} Samples readings by name */
/**
 * A finished line: the row with what was measured. `met` is undefined where there is no goal.
 * @typedef {import('./rows.js').Row & {
 *   summary: import('./statistics.js').Summary, bareSummary?: import('./statistics.js').Summary,
 *   ratio?: number, met?: boolean
 * }} Line
 */

/**
 * @param {readonly import('./rows.js').Row[]} rows @param {Samples} samples
 * @returns {Line[]} those of the rows that were measured
 */
export function evaluate(rows, samples) {
	return rows.flatMap((row) => {
		const own = samples.get(row.of);
		if (own === undefined || own.length === 0) return [];
		return [judge(row, summarise(own), samples.get(row.bare ?? ''))];
	});
}

/** @param {import('./rows.js').Row} row @param {import('./statistics.js').Summary} summary @param {number[] | undefined} bare */
function judge(row, summary, bare) {
	/** @type {Line} */
	const line = { ...row, summary };
	if (bare !== undefined && bare.length > 0) {
		line.bareSummary = summarise(bare);
		line.ratio = summary.median / line.bareSummary.median;
	}
	if (row.goal !== undefined) line.met = summary.median <= row.goal;
	if (row.goalRatio !== undefined && line.ratio !== undefined) line.met = line.ratio <= row.goalRatio;
	return line;
}

const heads = ['', 'median', 'quartiles', 'n', 'bare', 'ratio', 'goal', 'met'];

/**
 * As a Markdown table, which is also what the terminal shows.
 * @param {readonly Line[]} lines @returns {string}
 */
export function formatTable(lines) {
	const cells = [heads, ...lines.map(toCells)];
	const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
	const print = (/** @type {string[]} */ row) =>
		`| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
	const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
	return [print(heads), rule, ...cells.slice(1).map(print)].join('\n');
}

/** @param {Line} line @returns {string[]} */
function toCells({ name, unit, summary, bareSummary, ratio, goal, goalRatio, met }) {
	const { median, low, high, n } = summary;
	return [
		name,
		`${formatNumber(median)}${unit && ` ${unit}`}`,
		low === high ? '' : `${formatNumber(low)} – ${formatNumber(high)}`,
		String(n),
		bareSummary ? formatNumber(bareSummary.median) : '',
		ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
		goal === undefined ? (goalRatio === undefined ? '' : `≤ ${goalRatio}×`) : `≤ ${goal}`,
		met === undefined ? '' : met ? 'yes' : 'NO'
	];
}

/** @param {number} value */
function formatNumber(value) {
	return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
