import { outline } from '#lib/curriculum/load.ts';
import type { EventDraft } from '#lib/learner/draft.ts';
import { advance, createEvent } from '#lib/store/append.ts';
import type { Block } from '#lib/store/block.ts';
import { ProfileDatabase } from '#lib/store/database.ts';
import type { HeadRow } from '#lib/store/database.ts';
import { findActiveHead } from '#lib/store/device.ts';
import { formatLine } from '#lib/store/event-line.ts';
import { sealBlock } from '#lib/store/seal-block.ts';
import { submitted, tickingClock } from '../../unit/store/fixture.ts';

const exercises = outline.skills.flatMap((skill) => skill.exercises);
const blockLength = 500;

/** Years of work: seals so many events, in blocks of 500, behind whatever a learner's log holds. */
export async function fillLog(learner: string, events: number): Promise<void> {
	const database = new ProfileDatabase(learner);
	const [key] = await database.keys.toArray();
	let head = await findActiveHead(database);
	if (!key || !head) throw new Error('There is no log to write to.');
	for (let made = 0; made < events; made += blockLength) {
		const filled = fillBlock(learner, head, made);
		const start = { device: head.device, learner, previous: head.sealedHash, first: head.seq + 1 };
		const block = await sealBlock(start, filled.lines, key.secret);
		if (block === 'tooLarge') throw new Error('The block is too large.');
		head = await keepBlock(database, filled.head, block);
	}
	database.close();
}

async function keepBlock(database: ProfileDatabase, last: HeadRow, block: Block): Promise<HeadRow> {
	const head = { ...last, sealedSeq: block.last, sealedHash: block.hash, tailLength: 0 };
	await database.blocks.put(block);
	await database.heads.put(head);
	return head;
}

/** Some seconds lie between two events, so that a log of 100,000 covers weeks of work. */
function fillBlock(learner: string, before: HeadRow, made: number) {
	const author = { learner, session: 'bench', clock: tickingClock(Date.UTC(2025, 0, 6) + made * 40_000) };
	const lines: string[] = [];
	let head = before;
	let parent = '';
	while (lines.length < blockLength) {
		const event = createEvent(draftAt(made + lines.length, parent), author, head);
		if (event.type === 'item.opened') parent = event.id;
		const line = formatLine(event);
		lines.push(line);
		head = advance(head, event, line);
	}
	return { head, lines };
}

/** An episode of four events: opened, a run, a failed submission, a solution. */
export function draftAt(place: number, parent: string): EventDraft {
	const exercise = exercises[Math.floor(place / 4) % exercises.length];
	if (!exercise) throw new Error('There are no exercises.');
	const subject = {
		item: { id: exercise.id, ver: exercise.version, level: exercise.level, minutes: exercise.minutes },
		skills: exercise.skills.map((id) => ({ id, w: 1 }))
	};
	const step = place % 4;
	if (step === 0 || parent === '') return { type: 'item.opened', ...subject };
	if (step === 1) return { type: 'code.run', parent, result: { activeMs: 20_000 }, ...subject };
	return { ...submitted(parent, step === 3, step - 1), ...subject };
}
