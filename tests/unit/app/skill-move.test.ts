import { describe, expect, it } from 'vitest';
import { listMoves, rememberSkills } from '#lib/app/exercise/skill-move.ts';
import type { SkillStatus } from '#lib/learner/status.ts';

const at = (id: string, mastery: number, status: SkillStatus['status']): SkillStatus => ({
	id,
	mastery,
	status,
	uncertainty: 'fairly',
	attempts: 1,
	lockedBy: [],
	rusty: false
});

describe('what an answer did', () => {
	const before = rememberSkills([at('loops', 62, 'started'), at('lists', 40, 'started')]);

	it('is the skills of the exercise that moved', () => {
		const now = [at('loops', 71, 'started'), at('lists', 45, 'started')];
		expect(listMoves(['loops'], before, now)).toEqual([
			{ id: 'loops', before: 62, after: 71, status: 'started', isNewlyLit: false }
		]);
		expect(listMoves(['loops'], before, [at('loops', 62, 'started')])).toEqual([]);
	});

	it('says when a light went on, also where the figure stays', () => {
		const [moved] = listMoves(['loops'], before, [at('loops', 62, 'mastered')]);
		expect(moved?.isNewlyLit).toBe(true);
		const lit = rememberSkills([at('loops', 90, 'due')]);
		expect(listMoves(['loops'], lit, [at('loops', 91, 'mastered')])[0]?.isNewlyLit).toBe(false);
	});
});
