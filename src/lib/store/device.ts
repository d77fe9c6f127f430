import { noBlock } from './block.ts';
import { toBase64Url } from './bytes.ts';
import type { HeadRow, KeyRow, ProfileDatabase } from './database.ts';
import type { KeyPair } from './ed25519.ts';
import { ed25519, scriptEd25519 } from './ed25519.ts';
import { write } from './guard.ts';
import { ZERO_HLC } from '#lib/learner/hlc.ts';

/** The head of the log that new events go to. Inside a transaction on `heads`. */
export async function findActiveHead(database: ProfileDatabase): Promise<HeadRow | undefined> {
	return (await database.heads.toArray()).find((head) => head.role === 'active');
}

/** Makes sure that there is a log to write to. @throws StoreFailure */
export async function ensureDevice(database: ProfileDatabase, now: number): Promise<void> {
	if (await findActiveHead(database)) return;
	await keep(database, await createKey(now), false);
}

/**
 * Begins a new log with a new key and retires the one before: after a restore, or when the key turns out to
 * have been copied. The new log's clock starts where the old one's stands.
 * @throws StoreFailure
 */
export async function replaceDevice(database: ProfileDatabase, now: number): Promise<void> {
	await keep(database, await createKey(now), true);
}

/** A new key, not stored yet. */
export async function createKey(now: number): Promise<KeyRow> {
	return toRow(await (await ed25519()).createPair(), now);
}

/** Inside a transaction on `keys` and `heads`: from here on this key is the one to write with. */
export async function activateKey(database: ProfileDatabase, key: KeyRow): Promise<void> {
	const heads = await database.heads.toArray();
	const before = heads.find((head) => head.role === 'active');
	if (before) await database.heads.put({ ...before, role: 'retired' });
	await database.keys.add(key);
	await database.heads.add({ ...newHead(key.device), role: 'active', hlc: before?.hlc ?? ZERO_HLC });
}

/** The head of a log of which nothing is here yet. */
export function newHead(device: string): HeadRow {
	return {
		device,
		role: 'foreign',
		seq: 0,
		hlc: ZERO_HLC,
		sealedSeq: 0,
		sealedHash: noBlock,
		tailLength: 0
	};
}

async function keep(database: ProfileDatabase, key: KeyRow, replace: boolean): Promise<void> {
	const tables = [database.keys, database.heads];
	await write(database, tables, async () => {
		// Another tab may have been faster; then its log is this one's too.
		if (!replace && (await findActiveHead(database))) return;
		await activateKey(database, key);
	});
}

function toRow(pair: KeyPair, now: number): KeyRow {
	return { device: toBase64Url(pair.publicKey), secret: pair.secret, createdAt: now };
}

/** For browsers that make keys and cannot store them. */
export async function createPortableKey(now: number): Promise<KeyRow> {
	return toRow(await (await scriptEd25519()).createPair(), now);
}
