import type { DraftRow, DraftVersion } from './database.ts';

/** Versions kept of a draft that two copies of a profile both changed. */
const versionsKept = 20;

/** One draft from two copies of it: the newer text stands, the other and all versions are kept beside it. */
export function combineDrafts(here: DraftRow | undefined, other: DraftRow): DraftRow {
	if (!here) return other;
	const [newer, older] = here.savedAt >= other.savedAt ? [here, other] : [other, here];
	return {
		exercise: here.exercise,
		text: newer.text,
		savedAt: newer.savedAt,
		revision: Math.max(here.revision, other.revision) + 1,
		versions: distinct(newer, [older, ...here.versions, ...other.versions]).slice(0, versionsKept)
	};
}

function distinct(current: DraftVersion, versions: readonly DraftVersion[]): readonly DraftVersion[] {
	const seen = new Set([current.text]);
	return versions
		.toSorted((one, other) => other.savedAt - one.savedAt)
		.filter(({ text }) => !seen.has(text) && seen.add(text))
		.map(({ text, savedAt }) => ({ text, savedAt }));
}
