import {
	addedMs,
	closeEpisode,
	continueEpisode,
	openEpisode,
	type ItemEvent,
	type Scored,
	type Step
} from './episode.ts';
import type { Event } from './event.ts';
import { weighEvidence } from './evidence.ts';
import { localDay } from './local-day.ts';
import { lookUp } from './lookup.ts';
import { orderEvents } from './order.ts';
import { isDue } from './schedule.ts';
import {
	emptyState,
	newDay,
	newItem,
	newSkill,
	type DayState,
	type Episode,
	type ItemState,
	type LearnerState,
	type SkillState
} from './state.ts';
import { Tables } from './tables.ts';
import { EVENT_VERSION } from './version.ts';
import { findVoided, withoutVoided } from './void.ts';
import { weights } from './weights.ts';

/** Attempts that are remembered one by one. */
const RECENT = 20;
const DAY_MS = 86_400_000;

/**
 * The state after one more event. Pure: no clock, no chance. The event must come after all folded ones in
 * `compareEvents` order, and must not be voided; types it does not know change nothing.
 */
export function fold(state: LearnerState, event: Event): LearnerState {
	return foldOrdered(state, [event]);
}

/**
 * The state of a whole log of one learner, from events in any order and from any number of devices. Each id
 * must come once (`mergeEvents` sees to that). Voided events count as absent.
 */
export function foldAll(events: readonly Event[]): LearnerState {
	const ordered = orderEvents(events);
	return foldOrdered(emptyState, withoutVoided(ordered, findVoided(ordered).ids));
}

/** Folds a stretch that is in order and free of voided events onto a state. */
export function foldOrdered(state: LearnerState, ordered: readonly Event[]): LearnerState {
	const tables = new Tables(state);
	for (const event of ordered) foldInto(tables, event);
	return tables.toState();
}

function foldInto(tables: Tables, event: Event): void {
	if (event.v > EVENT_VERSION) return;
	switch (event.type) {
		case 'item.opened':
			if (isItemEvent(event)) openItem(tables, event);
			break;
		case 'attempt.submitted':
		case 'code.run':
		case 'tests.run':
		case 'hint.shown':
		case 'solution.revealed':
		case 'item.skipped':
			if (isItemEvent(event)) continueItem(tables, event);
	}
}

function isItemEvent(event: Event): event is ItemEvent {
	return event.item !== undefined;
}

function openItem(tables: Tables, event: ItemEvent): void {
	tables.tz = event.tz;
	if (event.item.kind === 'lesson') {
		tables.lessons.set(event.item.id, event.ts);
		return;
	}
	closeOther(tables, event);
	tables.open.set(event.device, event.item.id);
	keepEpisode(tables, event.device, openEpisode(findEpisode(tables, event.item.id, event.device), event));
}

/** Opening an item closes the one before on that device, if there was a try at it. */
function closeOther(tables: Tables, event: ItemEvent): void {
	const open = tables.open.get(event.device);
	if (open === undefined || open === event.item.id) return;
	const episode = findEpisode(tables, open, event.device);
	if (!episode || episode.isEnded || episode.submittedAt === null) return;
	takeStep(tables, event.device, closeEpisode(episode));
}

function continueItem(tables: Tables, event: ItemEvent): void {
	if (event.item.kind === 'lesson') return;
	tables.tz = event.tz;
	const before = findEpisode(tables, event.item.id, event.device);
	addToDay(tables, event.ts, event.tz, {
		submissions: event.type === 'attempt.submitted' ? 1 : 0,
		activeMs: addedMs(before, event)
	});
	takeStep(tables, event.device, continueEpisode(before, event));
}

function takeStep(tables: Tables, device: string, { episode, scored }: Step): void {
	keepEpisode(tables, device, episode);
	if (scored) weigh(tables, scored);
}

function weigh(tables: Tables, scored: Scored): void {
	const before = scored.skills.map((id) => tables.skills.get(id) ?? newSkill);
	if (isRepetition(tables.items.get(scored.item) ?? newItem, before, scored.at)) return;
	const { ability, skills, isReview } = weighEvidence(tables.ability, before, scored);
	tables.ability = ability;
	skills.forEach((skill, index) => tables.skills.set(scored.skills[index] ?? '', skill));
	const { item, c, at, skills: ids } = scored;
	tables.recent = [...tables.recent, { item, skills: ids, c, at, isReview }].slice(-RECENT);
	countOnItem(tables, scored);
	addToDay(tables, at, scored.tz, { attempts: 1, solved: scored.solved ? 1 : 0, reviews: isReview ? 1 : 0 });
}

/**
 * Whether the answer is still fresh: solving an item again, or after its solution was shown, says little about
 * the skill and is no evidence, unless a review of the skill is due.
 */
function isRepetition({ solvedAt, shownAt }: ItemState, skills: readonly SkillState[], at: number): boolean {
	const knownAt = Math.max(solvedAt ?? -Infinity, shownAt ?? -Infinity);
	if (at - knownAt >= weights.next.restDays * DAY_MS) return false;
	return !skills.some(({ card }) => card !== null && isDue(card, at));
}

function countOnItem(tables: Tables, { item, c, at, solved, revealed }: Scored): void {
	const before = tables.items.get(item) ?? newItem;
	tables.items.set(item, {
		...before,
		attempts: before.attempts + 1,
		best: Math.max(before.best, c),
		attemptedAt: at,
		solvedAt: solved ? at : before.solvedAt,
		shownAt: revealed ? at : before.shownAt
	});
}

function findEpisode(tables: Tables, item: string, device: string): Episode | undefined {
	return lookUp((tables.items.get(item) ?? newItem).episodes, device);
}

function keepEpisode(tables: Tables, device: string, episode: Episode): void {
	const item = tables.items.get(episode.item.id) ?? newItem;
	const episodes = Object.fromEntries([...Object.entries(item.episodes), [device, episode]]);
	tables.items.set(episode.item.id, { ...item, episodes });
}

function addToDay(tables: Tables, at: number, tz: number, added: Partial<DayState>): void {
	const day = localDay(at, tz);
	const before = tables.days.get(day) ?? newDay;
	tables.days.set(day, {
		submissions: before.submissions + (added.submissions ?? 0),
		attempts: before.attempts + (added.attempts ?? 0),
		solved: before.solved + (added.solved ?? 0),
		reviews: before.reviews + (added.reviews ?? 0),
		activeMs: before.activeMs + (added.activeMs ?? 0)
	});
}
