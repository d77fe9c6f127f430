import { describe, expect, it } from 'vitest';
import { replayLog } from '#lib/learner/replay.ts';
import {
	chooseSnapshot,
	coversExactly,
	isLate,
	keepSnapshots,
	resumeFrom,
	startSnapshot,
	type Snapshot
} from '#lib/learner/snapshot.ts';
import { Journal } from './journal.ts';

const at = (count: number): Snapshot => {
	const empty = startSnapshot('1');
	return { ...empty, watermark: { ...empty.watermark, count, hlc: count.toString(16).padStart(16, '0') } };
};

const journal = new Journal();
for (const name of ['a', 'b', 'c', 'd', 'e']) journal.solve(`python/loops/${name}`);
const { events } = journal;

function resume(from: Snapshot, tail: typeof events): Snapshot {
	const resumed = resumeFrom(from, tail);
	if (resumed.kind === 'stale') throw new Error('stale');
	return resumed.snapshot;
}

describe('a snapshot', () => {
	const half = resume(startSnapshot('1'), events.slice(0, 5));

	it('carries what it stands for: the clock, the number and the ids of its events, the model, the content', () => {
		expect(half.watermark).toMatchObject({ hlc: events[4]?.hlc, count: 5, content: '1' });
		expect(coversExactly(half.watermark, events.slice(0, 5).toReversed())).toBe(true);
		expect(coversExactly(half.watermark, events.slice(1, 6))).toBe(false);
	});

	it('is stale for an event from before its watermark', () => {
		expect(isLate(half.watermark, events[2] ?? journal.open())).toBe(true);
		expect(resumeFrom(half, events.slice(4)).kind).toBe('stale');
	});

	it('is stale when an event within it is voided, and not for one after it', () => {
		const voiding = (index: number) => ({ ...journal.write('event.voided'), voids: events[index]?.id ?? '' });
		expect(resumeFrom(half, [...events.slice(5, 10), voiding(2)]).kind).toBe('stale');
		expect(resumeFrom(half, [...events.slice(5, 10), voiding(7)]).kind).toBe('resumed');
	});

	it('is stale for another version of the model', () => {
		const other = { ...half, watermark: { ...half.watermark, model: '0.1' } };
		expect(resumeFrom(other, events.slice(5)).kind).toBe('stale');
		expect(chooseSnapshot([other])).toBeUndefined();
	});
});

describe('chooseSnapshot', () => {
	it('takes the newest, and the newest before a late event', () => {
		const all = [at(500), at(1500), at(1000)];
		expect(chooseSnapshot(all)?.watermark.count).toBe(1500);
		expect(chooseSnapshot(all, at(1200).watermark.hlc)?.watermark.count).toBe(1000);
		expect(chooseSnapshot(all, at(500).watermark.hlc)).toBeUndefined();
	});
});

describe('keepSnapshots', () => {
	it('keeps the last three and the first past every 5,000 events', () => {
		const all = Array.from({ length: 30 }, (_, index) => at(500 * (index + 1)));
		expect(keepSnapshots(all).map(({ watermark: { count } }) => count)).toEqual([
			5000, 10_000, 14_000, 14_500, 15_000
		]);
	});
});

describe('replayLog', () => {
	it('gives the snapshot of nothing for an empty log', () => {
		expect(replayLog([], '1')).toEqual([startSnapshot('1')]);
	});

	it('makes no snapshot before the last voiding', () => {
		const long = new Journal();
		for (let index = 0; index < 600; index += 1) long.solve(`python/loops/${index}`);
		long.write('event.voided', { voids: long.events[3]?.id });
		for (let index = 0; index < 400; index += 1) long.solve(`python/loops/${index}`);
		const snapshots = replayLog(long.events, '1');
		expect(snapshots.map(({ watermark: { count } }) => count)).toEqual([1201, 1701, 2001]);
		expect(snapshots.at(-1)?.state).toEqual(long.state());
	});
});
