import type { Pack } from '#lib/run/pack.ts';
import type { PackFailure } from '#lib/run/packs/failure.ts';
import type { InstallFailure } from '#lib/app/shell/protocol.ts';
import type { FileFailure } from './install.ts';

/** How many bytes of packs a new version has to fetch before it may be offered. */
export async function measurePacks(packs: readonly Pack[]): Promise<number> {
	const measured = await Promise.all(packs.map(measurePack));
	return measured.reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Fetches this version's edition of every pack that is in use. A learner who had Python with the version
 * before must not lose it by going over to this one without a network.
 * @param onBytes called with the bytes arrived since the last call
 */
export async function renewPacks(
	packs: readonly Pack[],
	onBytes: (bytes: number) => void
): Promise<FileFailure[]> {
	const results = await Promise.all(packs.map((pack) => renewPack(pack, onBytes)));
	return results.flat();
}

async function measurePack(pack: Pack): Promise<number> {
	if (!(await pack.isInUse())) return 0;
	const measured = await pack.measure();
	return measured.status === 'known' ? measured.missingBytes : 0;
}

async function renewPack(pack: Pack, onBytes: (bytes: number) => void): Promise<FileFailure[]> {
	if (!(await pack.isInUse())) return [];
	let countedBytes: number | undefined;
	const onProgress = (loadedBytes: number) => {
		onBytes(loadedBytes - (countedBytes ?? loadedBytes));
		countedBytes = loadedBytes;
	};
	const result = await pack.download({ onProgress });
	return result.status === 'complete' ? [] : [{ path: 'pack', reason: nameReason(result) }];
}

function nameReason(failure: PackFailure): InstallFailure {
	return failure.status === 'damaged' || failure.status === 'quota' ? failure.status : 'unreachable';
}
