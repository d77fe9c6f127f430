import type { Level } from '#lib/curriculum/exercise.ts';

/** Every tunable number of the learner model in one place. Design document “Learner model”, sections 1 to 3. */
export const weights = {
	/** Where a learner and a skill start, in logits and squared logits. */
	start: { abilityVariance: 0.6, skillVariance: 0.8 },
	/** p = σ(bias + easiness·b + ability·θ + skill·d + recency·r + gap·gap), fitted on real attempts. */
	prediction: { bias: -0.15, easiness: 0.85, ability: 0.62, skill: 0.25, recency: 2.0, gap: -0.3 },
	/** What one attempt does. `drift` is variance that comes back, `fade` the memory of older credits. */
	update: { abilityDrift: 0.001, skillDrift: 0.05, fade: 0.7 },
	/** Easiness of an item by its author's level, in logits, and how many attempts that word is worth. */
	easiness: {
		byLevel: { 1: 1.66, 2: 1.16, 3: 0.66, 4: 0.16, 5: -0.34 } satisfies Record<Level, number>,
		prior: 8
	},
	credit: { perSubmission: 0.25, anyHint: 0.3, least: 0.1 },
	mastered: { reference: 0.8, attempts: 3, items: 2, credit: 0.7, lostBelow: 0.5, inRow: 2, rustyBelow: 0.7 },
	/** Upper ends of √v for the words. A skill starts at √.8 ≈ .89; telling attempts bring it to .7, easy ones do not. */
	uncertainty: { certain: 0.8, fairly: 0.865 },
	review: { retention: 0.9, longestDays: 120, slow: 3, fast: 0.5, easyLevel: 3, wrongClockDays: 30 },
	next: {
		/** Of the day's attempts, at most this share are reviews. */
		reviewShare: 0.35,
		reviewsInRow: 2,
		skillInRow: 4,
		perDependantDue: 0.1,
		dependant: 0.08,
		started: 0.25,
		uncertainty: 0.1,
		stuck: { perAttempt: 0.05, after: 12 },
		/** Wanted chance of success. */
		target: { usual: 0.7, easy: 0.85, review: 0.85 },
		easyItems: 2,
		easyAfterFailures: 2,
		stuckAfterFailures: 4,
		restDays: 14
	}
} as const;
