import type { ById } from './lookup.ts';
import type { Ability } from './mastery.ts';
import type { DayState, ItemState, LearnerState, Recent, SkillState } from './state.ts';

/**
 * A state opened up for one fold: the records as maps that may be changed, so that a long log costs no copy
 * per event. The values in them are never changed, only replaced; the state it came from stays as it was.
 */
export class Tables {
	ability: Ability;
	recent: readonly Recent[];
	tz: number;
	readonly skills: Map<string, SkillState>;
	readonly items: Map<string, ItemState>;
	readonly days: Map<string, DayState>;
	readonly open: Map<string, string>;
	readonly lessons: Map<string, number>;

	constructor(state: LearnerState) {
		this.ability = state.ability;
		this.recent = state.recent;
		this.tz = state.tz;
		this.skills = toMap(state.skills);
		this.items = toMap(state.items);
		this.days = toMap(state.days);
		this.open = toMap(state.open);
		this.lessons = toMap(state.lessons);
	}

	/** Closes it again. */
	toState(): LearnerState {
		return {
			ability: this.ability,
			skills: Object.fromEntries(this.skills),
			items: Object.fromEntries(this.items),
			days: Object.fromEntries(this.days),
			open: Object.fromEntries(this.open),
			lessons: Object.fromEntries(this.lessons),
			recent: this.recent,
			tz: this.tz
		};
	}
}

function toMap<T>(record: ById<T>): Map<string, T> {
	return new Map(Object.entries(record));
}
