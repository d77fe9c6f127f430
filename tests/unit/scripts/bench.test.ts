import { describe, expect, it } from 'vitest';
import { takeTurns } from '../../../scripts/bench/lane.js';
import { rows } from '../../../scripts/bench/rows.js';
import { summarise } from '../../../scripts/bench/statistics.js';
import { evaluate, formatTable } from '../../../scripts/bench/table.js';

describe('the benchmark', () => {
	it('gives the median and the quartiles, whatever the order of the readings', () => {
		expect(summarise([9, 1, 5, 3, 7])).toEqual({ median: 5, low: 3, high: 7, n: 5 });
		expect(summarise([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1.75, high: 3.25, n: 4 });
		expect(summarise([8])).toEqual({ median: 8, low: 8, high: 8, n: 1 });
	});

	it('lets the lanes take turns and keeps every reading', async () => {
		const turns: string[] = [];
		const lane = (name: string) => ({
			name,
			measure: async () => ({ [name]: turns.push(name), both: [1, 2] })
		});
		const samples = await takeTurns([lane('a'), lane('b')], 2, () => {});
		expect(turns).toEqual(['a', 'b', 'a', 'b']);
		expect(Object.fromEntries(samples)).toEqual({ a: [1, 3], b: [2, 4], both: [1, 2, 1, 2, 1, 2, 1, 2] });
	});

	it('judges a median by its goal, a ratio by its own, and leaves out what was not measured', () => {
		const asked = [
			{ name: 'Slow', of: 'slow', unit: 'ms', goal: 10 },
			{ name: 'Half', of: 'half', unit: 'ms', bare: 'bare', goalRatio: 0.5 },
			{ name: 'Absent', of: 'absent', unit: 'ms', goal: 1 }
		] as const;
		const samples = new Map([
			['slow', [11]],
			['half', [5]],
			['bare', [10]]
		]);
		const lines = evaluate(asked, samples);
		expect(lines.map(({ name, ratio, met }) => [name, ratio, met])).toEqual([
			['Slow', undefined, false],
			['Half', 0.5, true]
		]);
		const table = formatTable(lines).split('\n');
		expect(table.map((line) => line.split('|').length)).toEqual(Array(4).fill(10));
		expect(table[2]).toMatch(/Slow.*11\.0 ms.*≤ 10.*NO/);
	});

	it('has one row for each thing it measures', () => {
		expect(new Set(rows.map((row) => `${row.of} ${row.bare ?? ''}`)).size).toBe(rows.length);
	});
});
