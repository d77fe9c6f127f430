import type { Scored } from './episode.ts';
import { itemEasiness, referenceSuccess, updateLearner, type Ability } from './mastery.ts';
import { createCard, gradeCard, gradeEpisode, isDue, type Card } from './schedule.ts';
import type { SkillState } from './state.ts';
import { weights } from './weights.ts';

/** The ability and the item's skills, in their order, after a scored episode. */
export interface Weighed {
	readonly ability: Ability;
	readonly skills: readonly SkillState[];
	/** Whether one of the skills was due for review. */
	readonly isReview: boolean;
}

/** Weighs a scored episode: the mastery model, then mastered or lost, then the review card, for each skill. */
export function weighEvidence(ability: Ability, skills: readonly SkillState[], scored: Scored): Weighed {
	const b = itemEasiness(levelOf(scored.level));
	const learner = updateLearner({ ability, skills }, b, scored.c, scored.at);
	return {
		ability: learner.ability,
		skills: skills.map((skill, index) =>
			judge({ ...skill, ...learner.skills[index] }, learner.ability, scored)
		),
		isReview: skills.some(({ card }) => card !== null && isDue(card, scored.at))
	};
}

function judge(skill: SkillState, ability: Ability, scored: Scored): SkillState {
	const counted = countAttempt(skill, scored);
	const isMastered = skill.isMastered ? !isLost(counted) : isNewlyMastered(counted, ability);
	return {
		...counted,
		isMastered,
		masteredAt: counted.masteredAt ?? (isMastered ? scored.at : null),
		card: cardAfter(skill.card, isMastered, scored)
	};
}

function countAttempt(skill: SkillState, { item, c }: Scored): SkillState {
	const { items: enough, inRow } = weights.mastered;
	const isKnown = skill.items.includes(item) || skill.items.length >= enough;
	return {
		...skill,
		attempts: skill.attempts + 1,
		failuresInRow: c === 0 ? skill.failuresInRow + 1 : 0,
		items: isKnown ? skill.items : [...skill.items, item],
		credits: [...skill.credits, c].slice(-inRow)
	};
}

function isNewlyMastered(skill: SkillState, ability: Ability): boolean {
	const { reference, attempts, items, credit, inRow } = weights.mastered;
	return (
		skill.attempts >= attempts &&
		skill.items.length >= items &&
		skill.credits.length === inRow &&
		skill.credits.every((c) => c >= credit) &&
		referenceSuccess(ability, skill) >= reference
	);
}

function isLost({ credits }: SkillState): boolean {
	return credits.length === weights.mastered.inRow && credits.every((c) => c < weights.mastered.lostBelow);
}

function cardAfter(card: Card | null, isMastered: boolean, scored: Scored): Card | null {
	const grade = gradeEpisode(scored);
	if (card) return gradeCard(card, grade, scored.at, scored.tz);
	return isMastered ? createCard(grade, scored.at, scored.tz) : null;
}

function levelOf(level: number): 1 | 2 | 3 | 4 | 5 {
	return level === 1 || level === 2 || level === 4 || level === 5 ? level : 3;
}
