import type { EventContext, EventItem, EventResult, EventSkill, EventType } from './event.ts';

/** What a submission must say: everything that the fold scores an episode by. */
export interface AttemptResult extends EventResult {
	c: number;
	passed: boolean;
	submissions: number;
	hints: number;
	hintMax: number;
	revealed: boolean;
	activeMs: number;
}

interface OnItem {
	readonly item: EventItem;
	readonly skills: EventSkill[];
	readonly ctx?: EventContext;
}

/** Within an episode: `parent` is the id of the `item.opened` event that began it. */
interface InEpisode extends OnItem {
	readonly parent: string;
}

type PartialDraft =
	| ({ readonly type: 'item.opened' } & OnItem)
	| ({ readonly type: 'code.run' | 'tests.run' | 'item.skipped'; readonly result?: EventResult } & InEpisode)
	| ({
			readonly type: 'attempt.submitted';
			readonly result: AttemptResult;
			readonly code?: { sha256: string };
	  } & InEpisode)
	| ({ readonly type: 'hint.shown'; readonly hint: { rung: number; of: number } } & InEpisode)
	| ({ readonly type: 'solution.revealed'; readonly result?: EventResult } & InEpisode)
	| { readonly type: 'event.voided'; readonly voids: string };

/**
 * What a caller hands to the store; the store adds id, v, seq, hlc, ts, tz, session, device and learner.
 *
 * An episode is the work on one item from its `item.opened`. Every submission is logged with the id of that
 * event as `parent` and counts that run through the episode; the fold scores the episode once (`episode.ts`).
 * Opening a lesson is an `item.opened` whose item has `kind: 'lesson'` and the skill's id.
 */
export type EventDraft =
	| PartialDraft
	| {
			readonly type: Exclude<EventType, PartialDraft['type']>;
			readonly parent?: string;
			readonly item?: EventItem;
			readonly skills?: EventSkill[];
			readonly ctx?: EventContext;
			/** What the type says beyond the common fields: a goal, a nudge's kind, a consent … */
			readonly [more: string]: unknown;
	  };
