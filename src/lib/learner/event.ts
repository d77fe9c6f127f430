import * as z from 'zod/mini';
import { EVENT_VERSION } from './version.ts';

export { EVENT_VERSION };

// The pages' content security policy forbids the code that Zod would otherwise generate.
z.config({ jitless: true });

/** Every type this build knows. Another type is kept, passed on and ignored. */
export const eventTypes = [
	'session.started',
	'session.ended',
	'item.opened',
	'code.run',
	'tests.run',
	'attempt.submitted',
	'hint.shown',
	'solution.revealed',
	'item.skipped',
	'goal.created',
	'goal.changed',
	'goal.abandoned',
	'suggestion.shown',
	'suggestion.accepted',
	'suggestion.dismissed',
	'nudge.shown',
	'nudge.acted',
	'nudge.dismissed',
	'tutor.routed',
	'tutor.answered',
	'teacher.assigned',
	'teacher.override',
	'consent.changed',
	'event.voided'
] as const;

export type EventType = (typeof eventTypes)[number];

/** In the year 6429: a wilder clock than that is a broken file. Every date near it can still be written. */
const LAST_TIME = 2 ** 47 - 1;
const id = z.string().check(z.minLength(1), z.maxLength(200));
const count = z.int().check(z.gte(0));
const unit = z.number().check(z.gte(0), z.lte(1));

/** What was worked on. `minutes` is the expected active time; `kind` is `exercise` where it is left out. */
const item = z.looseObject({
	id,
	ver: z.string().check(z.maxLength(100)),
	level: z.int().check(z.gte(1), z.lte(5)),
	minutes: z.optional(z.number().check(z.gte(0), z.lte(10_000))),
	kind: z.optional(z.enum(['exercise', 'lesson']))
});

/** A skill and its weight in the item (recorded; the model weighs all skills of an item alike). */
const skill = z.looseObject({ id, w: z.number().check(z.gte(0), z.lte(1000)) });

/**
 * What came of it so far, counted since the item was opened. `submissions` counts this one; `hints` are the
 * rungs shown and `hintMax` the rungs there are; `activeMs` grows while the tab is visible.
 */
const result = z.looseObject({
	c: z.optional(unit),
	passed: z.optional(z.boolean()),
	score: z.optional(unit),
	submissions: z.optional(count),
	hints: z.optional(count),
	hintMax: z.optional(count),
	revealed: z.optional(z.boolean()),
	activeMs: z.optional(z.number().check(z.gte(0), z.lte(LAST_TIME))),
	tests: z.optional(z.looseObject({ pass: count, total: count })),
	err: z.optional(z.string().check(z.maxLength(2000)))
});

/** Why this item was on the screen: `p` is the predicted success at that moment. */
const context = z.looseObject({
	mode: z.optional(z.enum(['practice', 'review', 'diagnostic', 'project', 'assigned'])),
	policy: z.optional(z.string()),
	why: z.optional(z.string()),
	p: z.optional(unit)
});

const envelope = {
	/** UUIDv7. */
	id: z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
	v: z.int().check(z.gte(1)),
	type: z.string().check(z.minLength(1), z.maxLength(100)),
	/** A random pseudonym. */
	learner: id,
	device: id,
	/** Position in the device's log, without gaps. */
	seq: count,
	/** 16 hexadecimal digits, see `hlc.ts`. */
	hlc: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
	/** Epoch milliseconds of the device's own clock. */
	ts: z.int().check(z.gte(0), z.lte(LAST_TIME)),
	/** Minutes east of UTC at that moment. */
	tz: z.int().check(z.gte(-1440), z.lte(1440)),
	session: id,
	/** The event this one belongs to: for an attempt, a hint … its `item.opened`. */
	parent: z.optional(id)
};

const envelopeSchema = z.looseObject(envelope);

/** One line of evidence. Fields this build does not know stay on it unchanged. */
export const eventSchema = z.looseObject({
	...envelope,
	item: z.optional(item),
	skills: z.optional(z.array(skill).check(z.maxLength(32))),
	result: z.optional(result),
	code: z.optional(z.looseObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })),
	ctx: z.optional(context),
	/** Of `hint.shown`: which rung of how many, from 1. */
	hint: z.optional(z.looseObject({ rung: count, of: count })),
	/** Of `event.voided`: the id of the event that counts as absent from now on. */
	voids: z.optional(id)
});

export type Event = z.infer<typeof eventSchema>;
export type EventItem = z.infer<typeof item>;
export type EventSkill = z.infer<typeof skill>;
export type EventResult = z.infer<typeof result>;
export type EventContext = z.infer<typeof context>;

/** What `parseEvent` found. A refused value is no event of any format; its reason names the first bad field. */
export type ParsedEvent =
	{ readonly kind: 'event'; readonly event: Event } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Checks a value from outside (a file, a block, a peer). Of an event in a later format only the envelope is
 * checked, so that an older build keeps and passes on what it cannot read. Nothing is added or removed.
 */
export function parseEvent(value: unknown): ParsedEvent {
	const bare = z.safeParse(envelopeSchema, value);
	if (!bare.success) return { kind: 'refused', reason: firstProblem(bare.error) };
	if (bare.data.v > EVENT_VERSION) return { kind: 'event', event: bare.data };
	const full = z.safeParse(eventSchema, value);
	if (!full.success) return { kind: 'refused', reason: firstProblem(full.error) };
	return { kind: 'event', event: full.data };
}

function firstProblem(error: z.core.$ZodError): string {
	const issue = error.issues[0];
	return issue ? `${issue.path.join('.') || 'event'}: ${issue.message}` : 'event: invalid';
}
