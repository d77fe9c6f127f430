import type { BackupParts, Manifest } from './backup-file.ts';
import { backupFormat, backupVersion, notePart, signedBytes } from './backup-file.ts';
import { encodeText, toBase64 } from './bytes.ts';
import type { KeyRow } from './database.ts';
import { pack } from './deflate.ts';
import { ed25519 } from './ed25519.ts';
import type { Profile } from './profile.ts';

/** Packs and signs everything of a profile as one file (`backup-file.ts`). */
export async function writeBackup(
	parts: BackupParts,
	learner: string,
	key: Pick<KeyRow, 'device' | 'secret'>,
	now: number
): Promise<Blob> {
	const manifest: Manifest = {
		createdAt: now,
		device: key.device,
		learner,
		parts: {
			profile: await notePart(parts.profile),
			blocks: await notePart(parts.blocks),
			drafts: await notePart(parts.drafts),
			sources: await notePart(parts.sources),
			settings: await notePart(parts.settings),
			conflicts: await notePart(parts.conflicts),
			quarantine: await notePart(parts.quarantine)
		}
	};
	const signature = toBase64(await (await ed25519()).sign(key.secret, await signedBytes(manifest)));
	const file = { format: backupFormat, version: backupVersion, manifest, signature, parts };
	return new Blob([await pack(encodeText(JSON.stringify(file)), 'gzip')], { type: 'application/gzip' });
}

/** A name for the file: whose and from when, with nothing that a file system refuses. */
export function backupName(profile: Profile, now: number): string {
	const name = profile.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'learner';
	return `glim-${name}-${new Date(now).toISOString().slice(0, 10)}.glim.gz`;
}
