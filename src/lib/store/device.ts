import { noBlock } from './block.ts';
import { toBase64Url } from './bytes.ts';
import type { HeadRow, KeyRow, ProfileDatabase } from './database.ts';
import type { KeyPair } from './ed25519.ts';
import { ed25519, scriptEd25519 } from './ed25519.ts';
import { read, write } from './guard.ts';
import { receiveHlc, ZERO_HLC } from '#lib/learner/hlc.ts';

/** The head of the log that new events go to. Inside a transaction on `heads`. */
export async function findActiveHead(database: ProfileDatabase): Promise<HeadRow | undefined> {
	return (await database.heads.toArray()).find((head) => head.role === 'active');
}

/** Makes sure that there is a log to write to. @throws StoreFailure */
export async function ensureDevice(database: ProfileDatabase, now: number): Promise<void> {
	if (await read(database, [database.heads], () => findActiveHead(database))) return;
	try {
		await keepFirst(database, await createKey(now));
	} catch (error) {
		// Some browsers make keys that their database will not take.
		if (!isNamed(error, 'DataCloneError')) throw error;
		await keepFirst(database, toRow(await (await scriptEd25519()).createPair(), now));
	}
}

function keepFirst(database: ProfileDatabase, key: KeyRow): Promise<void> {
	return write(database, [database.keys, database.heads], async () => {
		// Another tab may have been faster; then its log is this one's too.
		if (!(await findActiveHead(database))) await activateKey(database, key);
	});
}

function isNamed(error: unknown, name: string): boolean {
	return error instanceof Error && (error.name === name || isNamed(error.cause, name));
}

/** A new key, not stored yet. */
export async function createKey(now: number): Promise<KeyRow> {
	return toRow(await (await ed25519()).createPair(), now);
}

/**
 * Inside a transaction on `keys` and `heads`: from here on this key is the one to write with. Its clock starts
 * after everything that is here, but for clocks that are plainly wrong.
 */
export async function activateKey(database: ProfileDatabase, key: KeyRow): Promise<void> {
	const heads = await database.heads.toArray();
	for (const before of heads.filter((head) => head.role === 'active')) {
		await database.heads.put({ ...before, role: 'retired' });
	}
	const hlc = heads.reduce((last, head) => receiveHlc(last, head.hlc, key.createdAt), ZERO_HLC);
	await database.keys.add(key);
	await database.heads.add({ ...newHead(key.device), role: 'active', hlc });
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

function toRow(pair: KeyPair, now: number): KeyRow {
	return { device: toBase64Url(pair.publicKey), secret: pair.secret, createdAt: now };
}
