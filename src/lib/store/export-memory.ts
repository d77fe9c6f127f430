import type { Event } from '#lib/learner/event.ts';
import type { DraftRow, HeadRow, KeyRow } from './database.ts';
import { formatLine } from './event-line.ts';
import { toParts, sealOpen } from './export-profile.ts';
import type { Profile } from './profile.ts';
import { writeBackup } from './write-backup.ts';

/** What a store in memory holds. */
export interface MemoryContents {
	readonly profile: Profile;
	readonly key: KeyRow;
	readonly head: HeadRow;
	readonly events: readonly Event[];
	readonly drafts: readonly DraftRow[];
	readonly sources: readonly (readonly [string, string])[];
	readonly settings: readonly (readonly [string, unknown])[];
}

/** The same file that a profile on the disk gives. */
export async function exportMemory(contents: MemoryContents, now: number): Promise<Blob> {
	const { profile, key, head, events } = contents;
	const rows = {
		keys: [key],
		heads: [head],
		tail: events.map((event) => ({ device: event.device, seq: event.seq, line: formatLine(event) })),
		blocks: [],
		drafts: [...contents.drafts],
		sources: contents.sources.map(([sha256, text]) => ({ sha256, text })),
		settings: contents.settings.map(([name, value]) => ({ name, value })),
		conflicts: [],
		quarantine: []
	};
	return writeBackup(toParts(profile, await sealOpen(rows, profile.id, now), rows), profile.id, key, now);
}
