import type { DraftRow, DraftVersion, ProfileDatabase } from './database.ts';
import { read, write } from './guard.ts';

/** The text a learner is working on. */
export interface Draft extends DraftVersion {
	readonly exercise: string;
	readonly revision: number;
}

export interface Drafts {
	/**
	 * Keeps a text. `base` is the revision it was typed over, as `load` or the last `save` gave it: where another
	 * tab saved meanwhile, its text is kept as a version and not lost.
	 * @throws StoreFailure when it was not saved
	 */
	save(exercise: string, text: string, base?: number): Promise<Draft>;
	load(exercise: string): Promise<Draft | undefined>;
	/** Earlier texts, newest first, at most ten. */
	history(exercise: string): Promise<readonly DraftVersion[]>;
}

const versionsKept = 10;
/** Saves come at every pause in typing; a version is what stood for this long, or this long after the last. */
const versionAfterMs = 120_000;

/** The draft after a save: pure, the same on disk and in memory. */
export function reviseDraft(
	before: DraftRow | undefined,
	save: { readonly exercise: string; readonly text: string; readonly base?: number | undefined },
	now: number
): DraftRow {
	const { exercise, text, base } = save;
	if (!before) return { exercise, text, savedAt: now, revision: 1, versions: [] };
	if (before.text === text) return { ...before, savedAt: now };
	const keeps = (base !== undefined && base !== before.revision) || isWorthKeeping(before, text, now);
	const versions = keeps
		? [{ text: before.text, savedAt: before.savedAt }, ...before.versions]
		: before.versions;
	return {
		exercise,
		text,
		savedAt: now,
		revision: before.revision + 1,
		versions: versions.filter((version) => version.text !== text).slice(0, versionsKept)
	};
}

function isWorthKeeping(before: DraftRow, text: string, now: number): boolean {
	const keptAt = before.versions[0]?.savedAt ?? -Infinity;
	const isOld = now - before.savedAt >= versionAfterMs || before.savedAt - keptAt >= versionAfterMs;
	return isOld || text.length < before.text.length / 2;
}

/** Drafts on the disk. */
export function openDrafts(database: ProfileDatabase, now: () => number): Drafts {
	const row = (exercise: string) => read(database, [database.drafts], () => database.drafts.get(exercise));
	return {
		async save(exercise, text, base) {
			const at = now();
			return write(database, [database.drafts], async () => {
				const draft = reviseDraft(await database.drafts.get(exercise), { exercise, text, base }, at);
				await database.drafts.put(draft);
				return draft;
			});
		},
		load: row,
		history: async (exercise) => (await row(exercise))?.versions ?? []
	};
}
