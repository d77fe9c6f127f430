import type { Level } from '#lib/curriculum/exercise.ts';
import { weights } from './weights.ts';

/** What is known of a learner across all skills: mean θ in logits and its variance. */
export interface Ability {
	readonly theta: number;
	readonly v: number;
}

/**
 * What is known of one skill: mean and variance of its offset from the ability (logits), the fading sums of
 * credits (`gS`) and attempts (`gN`), and when it was last attempted (epoch milliseconds).
 */
export interface Mastery {
	readonly m: number;
	readonly v: number;
	readonly gS: number;
	readonly gN: number;
	readonly lastAt: number | null;
}

/** A learner and the skills of one item, each skill once. */
export interface Learner {
	readonly ability: Ability;
	readonly skills: readonly Mastery[];
}

const DAY_MS = 86_400_000;

export const unknownAbility: Ability = { theta: 0, v: weights.start.abilityVariance };
export const unknownMastery: Mastery = { m: 0, v: weights.start.skillVariance, gS: 0, gN: 0, lastAt: null };

/** 1 / (1 + e^−x). */
export function sigmoid(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

/** The inverse of `sigmoid`; `p` strictly between 0 and 1. */
export function logit(p: number): number {
	return Math.log(p / (1 - p));
}

/**
 * Easiness of an item in logits. `pooled` are first attempts of many learners and the credits they got; each
 * author's level weighs as much as 8 of them: b = logit((w + 8σ(b0)) / (n + 8)).
 */
export function itemEasiness(
	level: Level,
	pooled: { readonly n: number; readonly w: number } = none
): number {
	const { byLevel, prior } = weights.easiness;
	return logit((pooled.w + prior * sigmoid(byLevel[level])) / (pooled.n + prior));
}

const none = { n: 0, w: 0 };

/**
 * The chance that an attempt on an item of easiness `b` at `now` (epoch milliseconds) succeeds: what items
 * are chosen by and what is shown. Without `now` no time has passed.
 */
export function predictSuccess(learner: Learner, b: number, now?: number): number {
	const { bias, easiness, ability, skill, recency, gap } = weights.prediction;
	return sigmoid(
		bias +
			easiness * b +
			ability * learner.ability.theta +
			skill * mean(learner.skills, ({ m }) => m) +
			recency * recentCredit(learner.skills) +
			gap * (now === undefined ? 0 : mean(learner.skills, ({ lastAt }) => gapSince(lastAt, now)))
	);
}

/** The chance the update measures surprise against: the uncertainty of θ and m is integrated out. */
export function expectSuccess(learner: Learner, b: number): number {
	const offset = mean(learner.skills, ({ m }) => m);
	return sigmoid(
		(b + learner.ability.theta + offset) / Math.sqrt(1 + (Math.PI * totalVariance(learner)) / 8)
	);
}

/**
 * The learner after an attempt with credit `c` (0 … 1) on an item of easiness `b` at `at`. All gains are taken
 * from before the update. An item without skills teaches nothing: the learner is returned as it was.
 */
export function updateLearner(before: Learner, b: number, c: number, at: number): Learner {
	const { skills, ability } = before;
	if (skills.length === 0) return before;
	const p0 = expectSuccess(before, b);
	const [surprise, h] = [c - p0, p0 * (1 - p0)];
	const gain = (x: number) => x / (1 + totalVariance(before) * h);
	const { abilityDrift, skillDrift, fade } = weights.update;
	const moveSkill = (skill: Mastery): Mastery => {
		const share = skill.v / skills.length;
		const g = gain(share);
		return {
			m: skill.m + g * surprise,
			v: skill.v - g * h * share + skillDrift,
			gS: fade * skill.gS + c,
			gN: fade * skill.gN + 1,
			lastAt: at
		};
	};
	const g = gain(ability.v);
	return {
		ability: { theta: ability.theta + g * surprise, v: ability.v - g * h * ability.v + abilityDrift },
		skills: skills.map(moveSkill)
	};
}

/** The chance on one level-3 item of a skill: `p_ref` where `now` is left out, with the gap since then where given. */
export function referenceSuccess(ability: Ability, skill: Mastery, now?: number): number {
	return predictSuccess({ ability, skills: [skill] }, weights.easiness.byLevel[3], now);
}

function totalVariance({ ability, skills }: Learner): number {
	return ability.v + skills.reduce((sum, { v }) => sum + v, 0) / skills.length ** 2;
}

/** How far the recent credits lie above one half: r = (ΣgS/K + .5) / (ΣgN/K + 1) − .5. */
function recentCredit(skills: readonly Mastery[]): number {
	return (mean(skills, ({ gS }) => gS) + 0.5) / (mean(skills, ({ gN }) => gN) + 1) - 0.5;
}

/** ln(1 + days), 0 for a skill never attempted or a clock that went back. */
function gapSince(lastAt: number | null, now: number): number {
	return lastAt === null ? 0 : Math.log1p(Math.max(0, now - lastAt) / DAY_MS);
}

function mean<T>(all: readonly T[], of: (each: T) => number): number {
	return all.length === 0 ? 0 : all.reduce((sum, each) => sum + of(each), 0) / all.length;
}
