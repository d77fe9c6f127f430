import type { Event } from '#lib/learner/event.ts';
import { formatHlc } from '#lib/learner/hlc.ts';
import { makeUuid } from '#lib/learner/uuid.ts';

const START_AT = Date.parse('2025-01-06T08:00:00Z');
const SKILLS = ['python/printing', 'python/variables', 'python/loops', 'constructor', '__proto__', '12'];

/** A seeded source of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** What happens on an item in a random history, with how often. */
const kinds = [
	['item.opened', 0.25],
	['attempt.submitted', 0.4],
	['hint.shown', 0.1],
	['solution.revealed', 0.04],
	['item.skipped', 0.05],
	['code.run', 0.1],
	['dream.dreamt', 0.03],
	['event.voided', 0.03]
] as const;

/** A random log of one learner on up to three devices: clocks go astray, tries fail, hints help, events are voided. */
export function makeHistory(seed: number, length: number): Event[] {
	const random = seeded(seed);
	const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
	const events: Event[] = [];
	const seqs: Record<string, number> = { a: 0, b: 0, c: 0 };
	let at = START_AT;
	for (let index = 0; index < length; index += 1) {
		const device = pick(['a', 'b', 'c']);
		if (random() < 0.8) at += Math.floor(random() ** 6 * 4 * 86_400_000);
		const skill = pick(SKILLS);
		const second = pick(SKILLS);
		const level = 1 + Math.floor(random() * 5);
		let draw = random();
		const type = kinds.find(([, share]) => (draw -= share) < 0)?.[0] ?? 'tests.run';
		const event: Event = {
			id: makeUuid(
				at,
				Uint8Array.from({ length: 10 }, () => random() * 256)
			),
			v: random() < 0.02 ? 2 : 1,
			type,
			learner: 'anna',
			device,
			seq: (seqs[device] = (seqs[device] ?? 0) + 1),
			hlc: formatHlc(at, Math.floor(random() * 3)),
			ts: at + Math.floor((random() - 0.5) * 7_200_000),
			tz: pick([0, 60, -300]),
			session: 's',
			item: { id: `${skill}/${Math.floor(random() * 4)}`, ver: 'x', level, minutes: 4 },
			skills: [...new Set(random() < 0.3 ? [skill, second] : [skill])].map((id) => ({ id, w: 1 }))
		};
		if (type === 'event.voided') event.voids = pick(events)?.id ?? event.id;
		if (type === 'hint.shown') event.hint = { rung: 1 + Math.floor(random() * 3), of: 3 };
		if (type === 'attempt.submitted') {
			event.result = { passed: random() < 0.6, activeMs: Math.floor(random() * 900_000), hintMax: 3 };
		}
		events.push(event);
	}
	return events;
}

/** The same values in another order. */
export function shuffle<T>(all: readonly T[], random: () => number): T[] {
	return all
		.map((value) => ({ value, key: random() }))
		.sort((one, other) => one.key - other.key)
		.map(({ value }) => value);
}
