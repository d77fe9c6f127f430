import type { Table } from 'dexie';
import Dexie from 'dexie';
import type { Watermark } from '#lib/learner/snapshot.ts';
import type { Block } from './block.ts';
import type { Secret } from './ed25519.ts';
import type { GuardedDatabase, GuardRow } from './guard.ts';

/** A device key of this browser; its head says whether it is the one that new events go to. */
export interface KeyRow {
	readonly device: string;
	readonly secret: Secret;
	readonly createdAt: number;
}

/** How far a device's log goes here. */
export interface HeadRow {
	readonly device: string;
	/**
	 * `active`: this browser writes here, one log at a time. `retired`: it did, and another browser may too
	 * since a copy of it was restored. `foreign`: another browser's.
	 */
	readonly role: 'active' | 'retired' | 'foreign';
	/** seq and clock of its newest event here, sealed or not. */
	readonly seq: number;
	readonly hlc: string;
	/** seq of its last sealed event and hash of that block; 0 and `noBlock` before the first. */
	readonly sealedSeq: number;
	readonly sealedHash: string;
	/** UTF-16 units in its unsealed lines. */
	readonly tailLength: number;
}

/** An event that no block holds yet. */
export interface TailRow {
	readonly device: string;
	readonly seq: number;
	/** See `event-line.ts`. */
	readonly line: string;
}

export interface DraftVersion {
	readonly text: string;
	readonly savedAt: number;
}

export interface DraftRow extends DraftVersion {
	readonly exercise: string;
	/** Grows by one with every save, in whatever tab. */
	readonly revision: number;
	/** Earlier texts, newest first. */
	readonly versions: readonly DraftVersion[];
}

export interface SourceRow {
	readonly sha256: string;
	readonly text: string;
}

export interface SettingRow {
	readonly name: string;
	/** JSON. */
	readonly value: unknown;
}

/** Something that needs telling but not deciding: both sides of it are kept. */
export interface ConflictRow {
	readonly id?: number;
	readonly kind: 'fork' | 'sameId';
	readonly device: string;
	readonly seq: number;
	/** What stands against each other: block hashes or event lines. */
	readonly sides: readonly string[];
	readonly foundAt: number;
}

/** What could not be read, as it was found. Never deleted by Glim. */
export interface QuarantineRow {
	readonly id?: number;
	readonly table: string;
	readonly key: string;
	readonly detail: string;
	/** A block in base64, or a line. */
	readonly row: string;
	readonly foundAt: number;
}

/** A snapshot as text with its hash: a damaged one is found out and made again. */
export interface SnapshotRow {
	/** How many events it holds. */
	readonly count: number;
	readonly watermark: Watermark;
	/** Per device the seq up to which its events are in it. */
	readonly covers: Readonly<Record<string, number>>;
	readonly text: string;
	readonly sha256: string;
}

/** Everything of one local profile. The truth is `blocks` and `tail`; `snapshots` can be made again. */
export class ProfileDatabase extends Dexie implements GuardedDatabase {
	declare readonly guard: Table<GuardRow, string>;
	declare readonly keys: Table<KeyRow, string>;
	declare readonly heads: Table<HeadRow, string>;
	declare readonly tail: Table<TailRow, [string, number]>;
	declare readonly blocks: Table<Block, string>;
	declare readonly snapshots: Table<SnapshotRow, number>;
	declare readonly drafts: Table<DraftRow, string>;
	declare readonly sources: Table<SourceRow, string>;
	declare readonly settings: Table<SettingRow, string>;
	declare readonly conflicts: Table<ConflictRow, number>;
	declare readonly quarantine: Table<QuarantineRow, number>;

	constructor(learner: string) {
		// Strict: a transaction has completed when it is on the disk, not when it is on its way there.
		super(`glim-${learner}`, { cache: 'disabled', chromeTransactionDurability: 'strict' });
		this.version(1).stores({
			guard: 'name',
			keys: 'device',
			heads: 'device',
			tail: '[device+seq]',
			blocks: 'hash, [device+last]',
			snapshots: 'count',
			drafts: 'exercise',
			sources: 'sha256',
			settings: 'name',
			conflicts: '++id',
			quarantine: '++id'
		});
	}
}
