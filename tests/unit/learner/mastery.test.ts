import { describe, expect, it } from 'vitest';
import {
	expectSuccess,
	itemEasiness,
	logit,
	predictSuccess,
	referenceSuccess,
	sigmoid,
	unknownAbility,
	unknownMastery,
	updateLearner,
	type Learner,
	type Mastery
} from '#lib/learner/mastery.ts';

const DAY_MS = 86_400_000;
type Level = 1 | 2 | 3 | 4 | 5;

/** p_ref after each of a row of attempts on items of one level, all on one day. */
function practise(level: Level, credits: readonly number[]): number[] {
	let learner: Learner = { ability: unknownAbility, skills: [unknownMastery] };
	return credits.map((c) => {
		learner = updateLearner(learner, itemEasiness(level), c, 0);
		return referenceSuccess(learner.ability, learner.skills[0] ?? unknownMastery);
	});
}

describe('the mastery model', () => {
	it('follows the golden trace to four decimals', () => {
		const trace: [
			skills: string[],
			b: number,
			c: number,
			days: number,
			p0: number,
			p: number,
			theta: number
		][] = [
			[['loops'], 0.4, 1, 0, 0.5796, 0.5474, 0.1881],
			[['loops'], 0.4, 0, 0, 0.6649, 0.7046, -0.0895],
			[['loops', 'lists'], -0.3, 1, 0, 0.403, 0.3641, 0.1513],
			[['lists'], -0.3, 0, 1, 0.51, 0.5076, -0.0197],
			[['loops'], 0, 1, 3, 0.5045, 0.4206, 0.1369],
			[['lists'], 0, 0.5, 0, 0.5036, 0.4487, 0.1359]
		];
		const skills: Record<string, Mastery> = { loops: unknownMastery, lists: unknownMastery };
		let ability = unknownAbility;
		const afterStep: Mastery[] = [];
		for (const [ids, b, c, days, p0, p, theta] of trace) {
			const of = ids.map((id) => skills[id] ?? unknownMastery);
			const at = Math.max(...of.map(({ lastAt }) => lastAt ?? 0)) + days * DAY_MS;
			const learner = { ability, skills: of };
			expect(expectSuccess(learner, b)).toBeCloseTo(p0, 4);
			expect(predictSuccess(learner, b, at)).toBeCloseTo(p, 4);
			const after = updateLearner(learner, b, c, at);
			ability = after.ability;
			expect(ability.theta).toBeCloseTo(theta, 4);
			ids.forEach((id, index) => (skills[id] = after.skills[index] ?? unknownMastery));
			afterStep.push(skills['loops'] ?? unknownMastery);
		}
		expect(afterStep[0]?.m).toBeCloseTo(0.2507, 4);
		expect(afterStep[0]?.v).toBeCloseTo(0.7337, 4);
		expect(ability.v).toBeCloseTo(0.3474, 4);
		expect(skills['loops']?.m).toBeCloseTo(0.3185, 4);
		expect(skills['loops']?.v).toBeCloseTo(0.6662, 4);
		expect(skills['loops']?.gS).toBeCloseTo(2.043, 3);
		expect(skills['loops']?.gN).toBeCloseTo(2.533, 3);
		expect(skills['lists']?.m).toBeCloseTo(-0.1217, 4);
		expect(skills['lists']?.v).toBeCloseTo(0.6836, 4);
		expect(skills['lists']?.gS).toBeCloseTo(0.99, 3);
		expect(skills['lists']?.gN).toBeCloseTo(2.19, 3);
	});

	it.each<[Level, number[], number[]]>([
		[3, [1, 1, 1], [0.745, 0.79, 0.814]],
		[5, [1, 1], [0.76, 0.811]],
		[1, [1, 1, 1, 1], [0.733, 0.771, 0.792, 0.807]],
		[3, [0, 0, 1, 1, 1, 1], [0.411, 0.335, 0.526, 0.64, 0.708, 0.751]]
	])('starts cold as designed on level %i with credits %j', (level, credits, expected) => {
		const reached = practise(level, credits);
		expected.forEach((p, index) => expect(reached[index]).toBeCloseTo(p, 3));
	});

	it('expects less after a pause', () => {
		const skill = { ...unknownMastery, gS: 2, gN: 2, lastAt: 0 };
		const now = referenceSuccess(unknownAbility, skill, 0);
		expect(now).toBe(referenceSuccess(unknownAbility, skill));
		expect(referenceSuccess(unknownAbility, skill, 30 * DAY_MS)).toBeLessThan(now);
	});

	it('takes a clock that went back for no pause', () => {
		const skill = { ...unknownMastery, gS: 2, gN: 2, lastAt: 5 * DAY_MS };
		expect(referenceSuccess(unknownAbility, skill, 0)).toBe(referenceSuccess(unknownAbility, skill));
	});

	it('learns nothing from an item without skills', () => {
		const learner = { ability: unknownAbility, skills: [] };
		expect(updateLearner(learner, 0.66, 1, 0)).toBe(learner);
	});
});

describe('itemEasiness', () => {
	it.each<[Level, number]>([
		[1, 1.66],
		[2, 1.16],
		[3, 0.66],
		[4, 0.16],
		[5, -0.34]
	])('takes the author’s word for level %i when nobody has tried', (level, b) => {
		expect(itemEasiness(level)).toBeCloseTo(b, 10);
	});

	it('moves towards what many learners did', () => {
		expect(itemEasiness(3, { n: 8, w: 0 })).toBeCloseTo(logit(sigmoid(0.66) / 2), 10);
		expect(itemEasiness(3, { n: 1000, w: 900 })).toBeCloseTo(logit(0.9), 1);
	});
});
