import type { ExerciseOutline, Outline, SkillOutline } from '#lib/curriculum/skill.ts';
import type { Event } from '#lib/learner/event.ts';
import { foldAll } from '#lib/learner/fold.ts';
import { formatHlc } from '#lib/learner/hlc.ts';
import type { LearnerState } from '#lib/learner/state.ts';
import { makeUuid } from '#lib/learner/uuid.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
/** A Monday morning. */
export const START_AT = Date.parse('2025-03-03T09:00:00Z');

/** Writes a log by hand: every event a minute after the last, all on one item until another is opened. */
export class Journal {
	readonly events: Event[] = [];
	now = START_AT;
	tz = 0;
	#item = { id: 'python/loops/sum', ver: '1', level: 3, minutes: 4 };
	#skills = ['python/loops'];
	readonly device: string;

	constructor(device = 'laptop') {
		this.device = device;
	}

	write(type: string, more: Partial<Event> = {}): Event {
		this.now += MINUTE_MS;
		const seq = this.events.length;
		const event: Event = {
			id: makeUuid(
				this.now,
				Uint8Array.from({ length: 10 }, (_, index) => seq + index)
			),
			v: 1,
			type,
			learner: 'anna',
			device: this.device,
			seq,
			hlc: formatHlc(this.now, 0),
			ts: this.now,
			tz: this.tz,
			session: 's',
			item: this.#item,
			skills: this.#skills.map((id) => ({ id, w: 1 })),
			...more
		};
		this.events.push(event);
		return event;
	}

	open(id = 'python/loops/sum', level = 3, skills = [id.split('/').slice(0, 2).join('/')]): Event {
		this.#item = { id, ver: '1', level, minutes: 4 };
		this.#skills = skills;
		return this.write('item.opened');
	}

	submit(passed: boolean, result: Event['result'] = {}): Event {
		return this.write('attempt.submitted', { result: { passed, ...result } });
	}

	/** Opens an item and solves it at once. */
	solve(id: string, level = 3, skills?: string[]): void {
		this.open(id, level, skills);
		this.submit(true);
	}

	/** Opens an item, fails once and gives up. */
	fail(id: string, level = 3): void {
		this.open(id, level);
		this.submit(false);
		this.write('item.skipped');
	}

	/** Three different items of a skill, unaided: enough to master it. */
	master(skill: string): void {
		for (const name of ['a', 'b', 'c', 'd']) this.solve(`${skill}/${name}`);
	}

	wait(days: number): void {
		this.now += days * DAY_MS;
	}

	state(): LearnerState {
		return foldAll(this.events);
	}
}

/** A small curriculum: printing, then variables, then loops and strings; four items a, b, c, d of rising level in each. */
export const outline: Outline = {
	version: '1',
	skills: [
		makeSkill('python/printing', []),
		makeSkill('python/variables', ['python/printing']),
		makeSkill('python/loops', ['python/variables']),
		makeSkill('python/strings', ['python/variables'])
	]
};

export function makeSkill(
	id: string,
	requires: string[],
	levels: ExerciseOutline['level'][] = [1, 2, 3, 4]
): SkillOutline {
	const exercises = levels.map((level, index) => ({
		id: `${id}/${'abcdefgh'[index]}`,
		title: 'An exercise',
		kind: 'code' as const,
		level,
		minutes: 4,
		skills: [id],
		version: '1'
	}));
	return { id, language: 'python', title: id, summary: '', requires, depth: requires.length, exercises };
}
