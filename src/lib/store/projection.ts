import type { Event } from '#lib/learner/event.ts';
import { chooseSnapshot, resumeFrom, SNAPSHOT_EVERY } from '#lib/learner/snapshot.ts';
import type { LearnerState } from '#lib/learner/state.ts';
import type { ProfileDatabase } from './database.ts';
import { findActiveHead } from './device.ts';
import { read } from './guard.ts';
import type { StoreProblem } from './problem.ts';
import { problemOf } from './problem.ts';
import type { BrokenRow, LogSlice } from './read-log.ts';
import { openSlice, readSlice } from './read-log.ts';
import type { Replayed } from './replay.ts';
import { coversOf } from './replay.ts';
import type { Projected } from './snapshots.ts';
import { loadSnapshots, saveSnapshot } from './snapshots.ts';

export interface ProjectionSource {
	readonly database: ProfileDatabase;
	readonly learner: string;
	/** Makes everything anew, in a worker where the log is long. */
	replay(): Promise<Replayed>;
	/** Rows that could not be read. Called before the state changes. */
	onBroken(rows: readonly BrokenRow[]): Promise<void>;
	/** The state is right but could not be kept: the next start takes longer. */
	onUnsaved(problem: StoreProblem): void;
	readonly readOnly: boolean;
}

/**
 * The state in memory, kept in step with the log on the disk: from the newest snapshot and what came after it,
 * then event by event. Whatever does not simply follow (a late event, a voiding, a merge) makes it anew.
 */
export class Projection {
	readonly #source: ProjectionSource;
	#projected: Projected;
	#savedCount: number;
	#active: string | undefined;
	/** One at a time: two that read and then replaced the state would undo each other. */
	#queue: Promise<unknown> = Promise.resolve();

	private constructor(source: ProjectionSource, projected: Projected, savedCount: number, active?: string) {
		this.#source = source;
		this.#projected = projected;
		this.#savedCount = savedCount;
		this.#active = active;
	}

	/** @throws StoreFailure */
	static async open(source: ProjectionSource): Promise<Projection> {
		const stored = await loadSnapshots(source.database);
		const newest = chooseSnapshot(stored.map(({ snapshot }) => snapshot));
		const from = stored.find(({ snapshot }) => snapshot === newest);
		const extended = from && (await extend(source, from, await readSlice(source.database, from.covers)));
		const projected = extended ?? (await rebuild(source));
		const savedCount = extended ? from.snapshot.watermark.count : 0;
		const projection = new Projection(source, projected, savedCount, await readActive(source.database));
		await projection.#saveIfDue();
		return projection;
	}

	get state(): LearnerState {
		return this.#projected.snapshot.state;
	}

	/** Takes in an event this tab has just written. */
	follow(event: Event): Promise<boolean> {
		return this.#inTurn(async () => {
			const { snapshot, covers } = this.#projected;
			const isNext = event.device === this.#active && (covers[event.device] ?? 0) + 1 === event.seq;
			const resumed = isNext ? resumeFrom(snapshot, [event]) : undefined;
			if (resumed?.kind !== 'resumed') return this.#readOn();
			return this.#replace({ snapshot: resumed.snapshot, covers: { ...covers, [event.device]: event.seq } });
		});
	}

	/** Takes in whatever is new on the disk. True when the state changed. @throws StoreFailure */
	catchUp(): Promise<boolean> {
		return this.#inTurn(() => this.#readOn());
	}

	async #readOn(): Promise<boolean> {
		const slice = await readSlice(this.#source.database, this.#projected.covers);
		const active = activeIn(slice);
		// A new log to write to means that another one was merged in, perhaps below what is covered.
		const merged = active !== this.#active && this.#active !== undefined;
		this.#active = active;
		if (!merged && slice.blocks.length === 0 && slice.tail.length === 0) return false;
		const extended = merged ? undefined : await extend(this.#source, this.#projected, slice);
		if (!extended) this.#savedCount = 0;
		return this.#replace(extended ?? (await rebuild(this.#source)));
	}

	async #replace(projected: Projected): Promise<boolean> {
		this.#projected = projected;
		await this.#saveIfDue();
		return true;
	}

	async #saveIfDue(): Promise<void> {
		const { count } = this.#projected.snapshot.watermark;
		if (this.#source.readOnly || count - this.#savedCount < SNAPSHOT_EVERY) return;
		try {
			await saveSnapshot(this.#source.database, this.#projected);
			this.#savedCount = count;
		} catch (error) {
			// The event is on the disk: failing now would say that it is not.
			this.#source.onUnsaved(problemOf(error));
		}
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#queue.then(work, work);
		this.#queue = turn;
		return turn;
	}
}

/** Undefined where the slice does not simply follow. */
async function extend(
	source: ProjectionSource,
	from: Projected,
	slice: LogSlice
): Promise<Projected | undefined> {
	const opened = await openSlice(source.learner, slice, from.covers);
	if (opened.broken.length > 0) await source.onBroken(opened.broken);
	const mine = opened.events.filter((event) => event.learner === source.learner);
	const resumed = resumeFrom(from.snapshot, mine);
	if (resumed.kind === 'stale') return undefined;
	return { snapshot: resumed.snapshot, covers: { ...from.covers, ...coversOf(slice) } };
}

async function rebuild(source: ProjectionSource): Promise<Projected> {
	const { projected, broken } = await source.replay();
	if (broken.length > 0) await source.onBroken(broken);
	return projected;
}

async function readActive(database: ProfileDatabase): Promise<string | undefined> {
	return (await read(database, [database.heads], () => findActiveHead(database)))?.device;
}

function activeIn(slice: LogSlice): string | undefined {
	return slice.heads.find((head) => head.role === 'active')?.device;
}
