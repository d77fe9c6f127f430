import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureAccuracy } from '#lib/learner/accuracy.ts';
import { readAttempts, type RecordedAttempt } from '#lib/learner/attempts.ts';
import { predictAttempts, splitUsers } from '#lib/learner/predict.ts';

const table = gunzipSync(readFileSync(new URL('./spanish-attempts.tsv.gz', import.meta.url))).toString();

function read(text: string): readonly RecordedAttempt[] {
	const result = readAttempts(text);
	if (result.kind === 'broken') throw new Error(result.reason);
	return result.attempts;
}

describe('the learner model on 103,561 recorded attempts', () => {
	const split = splitUsers(read(table));

	it('tests every third user in the order of their numbers', () => {
		expect(new Set(split.test.map(({ user }) => user)).size).toBe(13);
		expect(split.test).toHaveLength(31_427);
		expect(split.train).toHaveLength(103_561 - 31_427);
	});

	it('predicts the next answer better than the bar, with the figures it was designed with', () => {
		const { auc, rmse, ece } = measureAccuracy(predictAttempts(split));
		expect(auc).toBeGreaterThanOrEqual(0.825);
		expect(rmse).toBeLessThanOrEqual(0.38);
		expect(ece).toBeLessThanOrEqual(0.03);
		expect([auc, rmse, ece].map((figure) => figure?.toFixed(4))).toEqual(['0.8313', '0.3749', '0.0119']);
	});
});

describe('predictAttempts', () => {
	const attempt = (at: number, correct: 0 | 1): RecordedAttempt => ({
		user: '1',
		item: 'i',
		skill: 's',
		at,
		correct
	});

	it('predicts from what came before, whatever the order of the rows', () => {
		const rows = [attempt(2000, 1), attempt(1000, 0), attempt(3000, 1)];
		const forwards = rows.toSorted((one, other) => one.at - other.at);
		expect(predictAttempts({ train: [], test: rows })).toEqual(
			predictAttempts({ train: [], test: forwards })
		);
	});

	it('stays finite when the training users never failed', () => {
		const [prediction] = predictAttempts({ train: [attempt(0, 1)], test: [attempt(0, 0)] });
		expect(prediction?.p).toBeLessThan(1);
	});
});

describe('npm run predict', () => {
	const folder = mkdtempSync(join(tmpdir(), 'predict-'));
	const [all, tested, others] = ['all', 'tested', 'others'].map((name) => join(folder, `${name}.tsv`));
	const [header = '', ...rows] = table.trimEnd().split('\n');
	const users = [...new Set(rows.map((row) => Number(row.split('\t')[0])))].sort((one, other) => one - other);
	const isTested = (row: string) => users.indexOf(Number(row.split('\t')[0])) % 3 === 0;
	const run = (...words: string[]) =>
		spawnSync('npm', ['run', '--silent', 'predict', '--', ...words], { encoding: 'utf8' });

	beforeAll(() => {
		writeFileSync(all ?? '', table);
		writeFileSync(tested ?? '', [header, ...rows.filter(isTested)].join('\n'));
		writeFileSync(others ?? '', [header, ...rows.filter((row) => !isTested(row))].join('\n'));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	it('prints the figures as JSON', () => {
		const printed = execFileSync('npm', ['run', '--silent', 'predict', '--', all ?? ''], {
			encoding: 'utf8'
		});
		const figures = JSON.parse(printed);
		expect(figures).toMatchObject({ attempts: 31_427, learners: 13 });
		expect(figures.auc).toBeCloseTo(0.8313, 4);
		expect(figures.rmse).toBeCloseTo(0.3749, 4);
		expect(figures.ece).toBeCloseTo(0.0119, 4);
	}, 30_000);

	it('predicts all users of the file when another tells how easy the items are', () => {
		const figures = JSON.parse(run(tested ?? '', '--train', others ?? '').stdout);
		expect(figures).toMatchObject({ attempts: 31_427, learners: 13 });
		expect(figures.auc).toBeCloseTo(0.8313, 4);
	}, 30_000);

	it('says which line of a broken file is wrong', () => {
		writeFileSync(tested ?? '', `${header}\n8\t7\tnoon\t0\t6\n`);
		const { status, stderr, stdout } = run(tested ?? '');
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toContain('tested.tsv, line 2: timestamp is “noon”, not a number.');
	}, 30_000);

	it('says so when there is no such file, and how it is used', () => {
		expect(run(join(folder, 'nowhere.tsv')).stderr).toContain('nowhere.tsv cannot be read');
		expect(run().stderr).toContain('Usage: npm run --silent predict -- attempts.tsv');
	}, 30_000);
});
