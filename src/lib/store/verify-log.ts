import type { Block } from './block.ts';
import { noBlock } from './block.ts';
import type { ProfileDatabase } from './database.ts';
import type { StoreProblem } from './problem.ts';
import type { LogSlice, OpenedLog } from './read-log.ts';
import { openSlice, readSlice } from './read-log.ts';

/** What a check of the whole log found. */
export interface LogReport {
	readonly blocks: number;
	readonly events: number;
	/** Broken rows, and blocks whose predecessor is missing. Empty: every signature and every link is good. */
	readonly problems: readonly StoreProblem[];
	/** Blocks that share a predecessor with another one: a key wrote on two machines. Both sides count. */
	readonly forks: readonly string[];
}

/** Proves the whole log: each signature, each event, each link of each chain. @throws StoreFailure */
export async function verifyLog(database: ProfileDatabase, learner: string): Promise<LogReport> {
	const slice = await readSlice(database);
	const opened = await openSlice(learner, slice);
	const broken = new Set(opened.broken.map(({ key }) => key));
	const sound = slice.blocks.filter(({ hash }) => !broken.has(hash));
	return {
		blocks: slice.blocks.length,
		events: opened.events.length,
		problems: [...brokenRows(opened), ...brokenLinks(sound), ...missingEnds(slice)],
		forks: findForks(sound)
	};
}

function brokenRows({ broken }: OpenedLog): readonly StoreProblem[] {
	return broken.map(({ table, key, detail }) => ({ kind: 'damaged', table, key, detail }));
}

/** A block must begin one seq after the end of the block it names, which must be of the same device. */
function brokenLinks(blocks: readonly Block[]): readonly StoreProblem[] {
	const byHash = new Map(blocks.map((block) => [block.hash, block]));
	return blocks.flatMap((block) => {
		const before = byHash.get(block.previous);
		const follows = before
			? before.device === block.device && before.last + 1 === block.first
			: block.previous === noBlock && block.first === 1;
		const detail = before ? 'does not follow its predecessor' : 'its predecessor is missing';
		return follows ? [] : [{ kind: 'damaged', table: 'blocks', key: block.hash, detail } as const];
	});
}

/** The newest block of each log must be here too; nothing else names it. */
function missingEnds({ heads, blocks }: LogSlice): readonly StoreProblem[] {
	const present = new Set(blocks.map(({ hash }) => hash));
	return heads
		.filter(({ sealedSeq, sealedHash }) => sealedSeq > 0 && !present.has(sealedHash))
		.map(({ sealedHash }) => ({ kind: 'damaged', table: 'blocks', key: sealedHash, detail: 'is missing' }));
}

function findForks(blocks: readonly Block[]): readonly string[] {
	const places = new Map<string, string[]>();
	for (const { device, previous, hash } of blocks) {
		const place = `${device}/${previous}`;
		places.set(place, [...(places.get(place) ?? []), hash]);
	}
	return [...places.values()].filter((siblings) => siblings.length > 1).flat();
}
