import { canonicalText } from './canonical.ts';
import type { EventItem } from './event.ts';
import type { LocalDay } from './local-day.ts';
import type { ById } from './lookup.ts';
import { unknownAbility, unknownMastery, type Ability, type Mastery } from './mastery.ts';
import type { Card } from './schedule.ts';

/** What the log says about one skill. */
export interface SkillState extends Mastery {
	readonly attempts: number;
	/** Attempts in a row, up to now, with credit 0. */
	readonly failuresInRow: number;
	/** The first two items it was attempted on: mastery wants two. */
	readonly items: readonly string[];
	/** The credits of the last two attempts, the newest last. */
	readonly credits: readonly number[];
	readonly isMastered: boolean;
	/** When it was first mastered; it stays when mastery is lost. */
	readonly masteredAt: number | null;
	readonly card: Card | null;
}

/** The work on one item on one device, from its opening until it is scored or skipped. */
export interface Episode {
	/** The newest `item.opened` event of it, null where none is in the log. */
	readonly openedBy: string | null;
	readonly item: EventItem;
	readonly skills: readonly string[];
	readonly submissions: number;
	readonly hints: number;
	readonly hintMax: number;
	/** Active time in all, and since it was opened last. */
	readonly activeMs: number;
	readonly sinceOpenedMs: number;
	/** When the last submission was made, and the minutes east of UTC then. */
	readonly submittedAt: number | null;
	readonly submittedTz: number;
	readonly lastAt: number;
	readonly isEnded: boolean;
}

/** What the log says about one item, the episodes by device. */
export interface ItemState {
	readonly attempts: number;
	readonly best: number;
	readonly attemptedAt: number | null;
	readonly solvedAt: number | null;
	/** When its solution was shown last. */
	readonly shownAt: number | null;
	readonly episodes: ById<Episode>;
}

/** One scored attempt, as far as later choices look back. */
export interface Recent {
	readonly item: string;
	readonly skills: readonly string[];
	readonly c: number;
	readonly at: number;
	readonly isReview: boolean;
}

/** What was done on one local day. */
export interface DayState {
	readonly submissions: number;
	readonly attempts: number;
	readonly solved: number;
	readonly reviews: number;
	readonly activeMs: number;
}

/**
 * Everything derived from a log, as plain JSON. The fold alone makes it; nothing here is authoritative.
 */
export interface LearnerState {
	readonly ability: Ability;
	readonly skills: ById<SkillState>;
	readonly items: ById<ItemState>;
	readonly days: Readonly<Record<LocalDay, DayState>>;
	/** The item each device has on its screen. */
	readonly open: ById<string>;
	/** When each lesson was last opened, by skill. */
	readonly lessons: ById<number>;
	/** The last twenty attempts, the newest last. */
	readonly recent: readonly Recent[];
	/** Minutes east of UTC at the last event. */
	readonly tz: number;
}

export const emptyState: LearnerState = {
	ability: unknownAbility,
	skills: {},
	items: {},
	days: {},
	open: {},
	lessons: {},
	recent: [],
	tz: 0
};

export const newSkill: SkillState = {
	...unknownMastery,
	attempts: 0,
	failuresInRow: 0,
	items: [],
	credits: [],
	isMastered: false,
	masteredAt: null,
	card: null
};

export const newItem: ItemState = {
	attempts: 0,
	best: 0,
	attemptedAt: null,
	solvedAt: null,
	shownAt: null,
	episodes: {}
};

export const newDay: DayState = { submissions: 0, attempts: 0, solved: 0, reviews: 0, activeMs: 0 };

/** The state as text: equal states give equal bytes, whatever order their parts were made in. */
export function serialiseState(state: LearnerState): string {
	return canonicalText(state);
}
