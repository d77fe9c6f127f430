import { m } from '#lib/messages/messages.js';
import type { BackupRefusal } from '#lib/store/read-backup.ts';

/** Gives a file to the browser to save. */
export function offerDownload(file: Blob, name: string) {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The browser has begun to read it by the next minute; until then the address must stay.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Why a file was refused, in the learner's words. */
export function describeRefusal(refusal: BackupRefusal): string {
	switch (refusal.kind) {
		case 'unreadable':
			return m.learner_backup_unreadable();
		case 'notABackup':
			return m.learner_backup_foreign();
		case 'newerFormat':
			return m.learner_backup_newer();
		case 'damaged':
			return m.learner_backup_damaged({ part: refusal.part });
		case 'tampered':
			return m.learner_backup_tampered({ part: refusal.part });
		case 'tooLarge':
			return m.learner_backup_large({ megabytes: Math.round(refusal.limitBytes / 2 ** 20) });
	}
}
