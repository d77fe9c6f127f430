import { describe, expect, it } from 'vitest';
import { readAttempts } from '#lib/learner/attempts.ts';

const header = 'user_id\titem_id\ttimestamp\tcorrect\tskill_id';

describe('readAttempts', () => {
	it('reads rows, with seconds as timestamps', () => {
		expect(readAttempts(`${header}\n8\t7\t3\t1\t6\n`)).toEqual({
			kind: 'attempts',
			attempts: [{ user: '8', item: '7', skill: '6', at: 3000, correct: 1 }]
		});
	});

	it('takes columns in any order, others between them, and lines from Windows', () => {
		const text = 'skill_id\tgrade\tcorrect\titem_id\tuser_id\ttimestamp\r\n6\tB\t0\t7\t8\t3\r\n';
		expect(readAttempts(text)).toEqual({
			kind: 'attempts',
			attempts: [{ user: '8', item: '7', skill: '6', at: 3000, correct: 0 }]
		});
	});

	it('takes timestamps that reach beyond any study in seconds for milliseconds', () => {
		const read = readAttempts(`${header}\n8\t7\t1730000000000\t1\t6`);
		expect(read.kind === 'attempts' && read.attempts[0]?.at).toBe(1_730_000_000_000);
	});

	it.each([
		['a missing column', 'user_id\titem_id\ttimestamp\tcorrect\n8\t7\t0\t1', 1, 'skill_id'],
		['commas for tabs', 'user_id,item_id,timestamp,correct,skill_id\n8,7,0,1,6', 1, 'tab-separated'],
		['an empty file', '', 1, 'header'],
		['a header alone', `${header}\n`, 2, 'no attempts'],
		['a timestamp in words', `${header}\n8\t7\t0\t1\t6\n8\t7\tnoon\t1\t6`, 3, 'timestamp is “noon”'],
		['an answer that is neither right nor wrong', `${header}\n8\t7\t0\t0.5\t6`, 2, 'correct is “0.5”'],
		['a missing cell', `${header}\n8\t7\t0\t1`, 2, '4 columns'],
		['an empty cell', `${header}\n8\t7\t0\t1\t`, 2, 'skill_id is empty'],
		['a blank answer', `${header}\n8\t7\t0\t \t6`, 2, 'correct is empty']
	])('refuses %s and names the line', (_what, text, line, reason) => {
		expect(readAttempts(text)).toEqual({ kind: 'broken', line, reason: expect.stringContaining(reason) });
	});
});
