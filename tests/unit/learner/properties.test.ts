import { describe, expect, it } from 'vitest';
import type { Event } from '#lib/learner/event.ts';
import { fold, foldAll } from '#lib/learner/fold.ts';
import { itemEasiness, referenceSuccess, updateLearner } from '#lib/learner/mastery.ts';
import { mergeEvents, orderEvents } from '#lib/learner/order.ts';
import { replayLog } from '#lib/learner/replay.ts';
import { coversExactly, resumeFrom, startSnapshot } from '#lib/learner/snapshot.ts';
import { emptyState, newSkill, serialiseState, type LearnerState } from '#lib/learner/state.ts';
import { findVoided } from '#lib/learner/void.ts';
import { makeHistory, seeded, shuffle } from './history.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const text = (events: readonly Event[]) => serialiseState(foldAll(events));
const stored = (state: LearnerState): LearnerState => JSON.parse(JSON.stringify(state));

describe('the fold, over 200 random histories', { timeout: 120_000 }, () => {
	it('gives the same bytes for any permutation', () => {
		for (const seed of seeds) {
			const events = makeHistory(seed, 60);
			expect(text(shuffle(events, seeded(seed + 1)))).toBe(text(events));
		}
	});

	it('gives the same bytes for any split over logs, merged in any order and twice', () => {
		for (const seed of seeds) {
			const events = makeHistory(seed, 60);
			const random = seeded(seed + 2);
			const split: Event[][] = [[], [], [], []];
			for (const event of events) split[Math.floor(random() * 4)]?.push(event);
			const once = mergeEvents(...shuffle(split, random));
			expect(text(once.events)).toBe(text(events));
			expect(text(mergeEvents(once.events, ...split, once.events).events)).toBe(text(events));
		}
	});

	it('gives the same bytes one event at a time as all at once', () => {
		for (const seed of seeds) {
			const events = orderEvents(makeHistory(seed, 60)).filter(({ type }) => type !== 'event.voided');
			expect(serialiseState(events.reduce(fold, emptyState))).toBe(text(events));
		}
	});

	it('gives the same bytes from a stored snapshot and its tail, or says that it is stale', () => {
		let resumed = 0;
		for (const seed of seeds) {
			const events = orderEvents(makeHistory(seed, 60));
			const cut = Math.floor(seeded(seed + 3)() * events.length);
			const begun = resumeFrom(startSnapshot('1'), events.slice(0, cut));
			if (begun.kind === 'stale') continue;
			const snapshot = { ...begun.snapshot, state: stored(begun.snapshot.state) };
			const ended = resumeFrom(snapshot, events.slice(cut));
			const voidsEarlier = findVoided(events.slice(cut)).elsewhere.length > 0;
			const ties = events[cut - 1]?.hlc === events[cut]?.hlc;
			expect(ended.kind).toBe(cut > 0 && (voidsEarlier || ties) ? 'stale' : 'resumed');
			if (ended.kind === 'stale') continue;
			resumed += 1;
			expect(serialiseState(ended.snapshot.state)).toBe(text(events));
			expect(coversExactly(ended.snapshot.watermark, events)).toBe(true);
		}
		expect(resumed).toBeGreaterThan(30);
	});

	it('makes snapshots that all lead to the same end', () => {
		for (const seed of seeds.slice(0, 10)) {
			const events = orderEvents(makeHistory(seed, 2300).filter(({ type }) => type !== 'event.voided'));
			const snapshots = replayLog(shuffle(events, seeded(seed)), '1');
			expect(snapshots).toHaveLength(3);
			for (const snapshot of snapshots) {
				const ended = resumeFrom(
					snapshot,
					events.filter(({ hlc }) => hlc > snapshot.watermark.hlc)
				);
				expect(ended.kind === 'resumed' && serialiseState(ended.snapshot.state)).toBe(text(events));
			}
		}
	});

	it('takes a voided event for absent, and a voided voiding for none', () => {
		for (const seed of seeds) {
			const events = orderEvents(makeHistory(seed, 60)).filter(({ type }) => type !== 'event.voided');
			const target = events[Math.floor(seeded(seed + 4)() * events.length)];
			const last = events.at(-1);
			if (!target || !last) continue;
			const voiding = {
				...last,
				id: 'void',
				type: 'event.voided',
				voids: target.id,
				hlc: `f${last.hlc.slice(1)}`
			};
			const backAgain = { ...voiding, id: 'unvoid', voids: 'void', seq: 9999 };
			expect(text([...events, voiding])).toBe(text(events.filter((event) => event !== target)));
			expect(text([...events, voiding, backAgain])).toBe(text(events));
		}
	});

	it('keeps every variance positive and every number a number', () => {
		for (const seed of seeds) {
			const state = foldAll(makeHistory(seed, 300));
			for (const { v, m, gS, gN } of [...Object.values(state.skills), { ...newSkill, v: state.ability.v }]) {
				expect(v).toBeGreaterThan(0);
				expect([m, gS, gN].every(Number.isFinite)).toBe(true);
			}
		}
	});

	it('expects more after more credit', () => {
		for (const seed of seeds) {
			const { ability, skills } = foldAll(makeHistory(seed, 60));
			const random = seeded(seed + 5);
			const known = Object.values(skills);
			const skill = known[Math.floor(random() * known.length)] ?? newSkill;
			const [less, more] = [random(), random()].sort((one, other) => one - other);
			const after = (c = 0) => {
				const learner = updateLearner({ ability, skills: [skill] }, itemEasiness(3), c, 0);
				return referenceSuccess(learner.ability, learner.skills[0] ?? newSkill);
			};
			expect(after(more)).toBeGreaterThan(after(less));
		}
	});
});
