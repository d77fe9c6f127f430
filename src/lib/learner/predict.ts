import type { Prediction } from './accuracy.ts';
import type { RecordedAttempt } from './attempts.ts';
import {
	logit,
	predictSuccess,
	sigmoid,
	unknownAbility,
	unknownMastery,
	updateLearner,
	type Mastery
} from './mastery.ts';

/** Attempts a skill's mean, and then an item's, is held back by. */
const PRIOR = { skill: 5, item: 4 };
/** No item is surer than this to fail or to succeed: a table of successes only must still give finite numbers. */
const SURE = 1e-6;
/** Every third user, from the first, is tested. */
const TEST_EVERY = 3;

/** Which attempts are predicted and which only tell how easy the items are. */
export interface Split {
	readonly train: readonly RecordedAttempt[];
	readonly test: readonly RecordedAttempt[];
}

/** Splits a table by user: sorted ascending (as numbers where all ids are), the 1st, 4th, 7th … are tested. */
export function splitUsers(attempts: readonly RecordedAttempt[]): Split {
	const users = [...new Set(attempts.map(({ user }) => user))];
	const numeric = users.every((user) => Number.isFinite(Number(user)));
	users.sort((one, other) => (numeric ? Number(one) - Number(other) : 0) || (one < other ? -1 : 1));
	const tested = new Set(users.filter((_, index) => index % TEST_EVERY === 0));
	return {
		train: attempts.filter(({ user }) => !tested.has(user)),
		test: attempts.filter(({ user }) => tested.has(user))
	};
}

/**
 * Predicts every attempt of each user from the ones before it, with the model learners are shown, item
 * easiness coming from the training attempts alone. Attempts go by time, and as they stand where it is equal.
 */
export function predictAttempts({ train, test }: Split): readonly Prediction[] {
	const easinessOf = learnEasiness(train);
	return [...groupBy(test, ({ user }) => user).values()].flatMap((attempts) =>
		predictUser(
			attempts.toSorted((one, other) => one.at - other.at),
			easinessOf
		)
	);
}

function predictUser(
	attempts: readonly RecordedAttempt[],
	easinessOf: (attempt: RecordedAttempt) => number
): readonly Prediction[] {
	let ability = unknownAbility;
	const skills = new Map<string, Mastery>();
	return attempts.map((attempt) => {
		const { skill, at, correct } = attempt;
		const b = easinessOf(attempt);
		const before = { ability, skills: [skills.get(skill) ?? unknownMastery] };
		const after = updateLearner(before, b, correct, at);
		ability = after.ability;
		skills.set(skill, after.skills[0] ?? unknownMastery);
		return { p: predictSuccess(before, b, at), correct };
	});
}

/** Easiness in logits: an item's mean held back by its skill's, that one by the mean of all. */
function learnEasiness(train: readonly RecordedAttempt[]): (attempt: RecordedAttempt) => number {
	const all = count(train);
	const overall = all.n === 0 ? 0.5 : all.w / all.n;
	const skills = countBy(train, ({ skill }) => skill);
	const items = countBy(train, ({ item }) => item);
	const shrink = ({ n, w }: Count, mean: number, prior: number) =>
		Math.min(1 - SURE, Math.max(SURE, (w + prior * mean) / (n + prior)));
	return ({ skill, item }) => {
		const skillLogit = logit(shrink(skills.get(skill) ?? nothing, overall, PRIOR.skill));
		return logit(shrink(items.get(item) ?? nothing, sigmoid(skillLogit), PRIOR.item));
	};
}

interface Count {
	readonly n: number;
	readonly w: number;
}

const nothing: Count = { n: 0, w: 0 };

function countBy(
	attempts: readonly RecordedAttempt[],
	key: (attempt: RecordedAttempt) => string
): Map<string, Count> {
	return new Map([...groupBy(attempts, key)].map(([id, group]) => [id, count(group)]));
}

function groupBy(
	attempts: readonly RecordedAttempt[],
	key: (attempt: RecordedAttempt) => string
): Map<string, RecordedAttempt[]> {
	const groups = new Map<string, RecordedAttempt[]>();
	for (const attempt of attempts) {
		const group = groups.get(key(attempt));
		if (group) group.push(attempt);
		else groups.set(key(attempt), [attempt]);
	}
	return groups;
}

function count(attempts: readonly RecordedAttempt[]): Count {
	return { n: attempts.length, w: attempts.filter(({ correct }) => correct === 1).length };
}
