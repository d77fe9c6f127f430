import type { Clock } from './clock.ts';
import { deviceClock, randomHex } from './clock.ts';
import { ProfileDatabase } from './database.ts';
import { ensureDevice, findActiveHead } from './device.ts';
import { openDiskStore } from './disk-store.ts';
import { openGuarded, read } from './guard.ts';
import { inspectLog } from './inspect.ts';
import type { MemoryRegistry } from './memory-registry.ts';
import { openMemoryStore } from './memory-store.ts';
import type { StoreProblem } from './problem.ts';
import { problemOf } from './problem.ts';
import type { Profile } from './profile.ts';
import type { OpenedProfile, OpenProfileOptions } from './profile-store.ts';
import { readQuarantine } from './quarantine.ts';
import type { Registry } from './registry.ts';
import type { Replayed } from './replay.ts';
import { replayLog } from './replay.ts';
import { replayInWorker } from './replay-caller.ts';

/** Logs shorter than this are replayed on the spot: it takes less time than a worker takes to start. */
const worthAWorker = 2_000;

/**
 * Opens a profile of the registry and notes that it was used. Of a registry in memory it is a store in memory.
 * Never rejects.
 */
export async function openProfile(
	registry: Registry | MemoryRegistry,
	id: string,
	options: OpenProfileOptions = {}
): Promise<OpenedProfile> {
	const clock = options.clock ?? deviceClock;
	try {
		const profile = await registry.get(id);
		if (!profile)
			return { kind: 'unavailable', problem: { kind: 'gone', detail: 'There is no such profile.' } };
		if ('openOnce' in registry) {
			const store = await registry.openOnce(id, () => openMemoryStore(profile, options));
			return { kind: 'open', store };
		}
		return await openOnDisk(registry, profile, clock, options.content ?? '');
	} catch (error) {
		return { kind: 'unavailable', problem: problemOf(error) };
	}
}

async function openOnDisk(
	registry: Registry,
	profile: Profile,
	clock: Clock,
	content: string
): Promise<OpenedProfile> {
	const database = new ProfileDatabase(profile.id);
	const opened = await openGuarded(database);
	if (opened.kind === 'unavailable') return opened;
	const { readOnly } = opened;
	try {
		const found = await prepare(database, profile, clock.now(), readOnly);
		const problems = [...found, ...(await noteUse(registry, profile, clock.now()))];
		const author = { learner: profile.id, session: randomHex(8), clock };
		const replay = () => replayWherever(database, profile.id, content);
		const currentProfile = async () => (await registry.get(profile.id)) ?? profile;
		const parts = { database, profile, currentProfile, author, readOnly, problems, replay };
		return { kind: 'open', store: await openDiskStore(parts) };
	} catch (error) {
		database.close();
		return { kind: 'unavailable', problem: problemOf(error) };
	}
}

/** A registry that cannot be written to does not keep the learner from their work. */
async function noteUse(registry: Registry, { id }: Profile, now: number): Promise<readonly StoreProblem[]> {
	try {
		await registry.change(id, { lastUsedAt: now, hasBegun: true });
		return [];
	} catch (error) {
		return [problemOf(error)];
	}
}

/** What must be there before the first event, and what is broken already. */
async function prepare(
	database: ProfileDatabase,
	profile: Profile,
	now: number,
	readOnly: StoreProblem | undefined
): Promise<readonly StoreProblem[]> {
	const found = await readQuarantine(database);
	if (readOnly) return found;
	const missing = await inspectLog(database, profile.id);
	const isEmpty = !(await read(database, [database.heads], () => findActiveHead(database)));
	await ensureDevice(database, now);
	return [...found, ...missing, ...(isEmpty && profile.hasBegun ? [{ kind: 'emptied' } as const] : [])];
}

async function replayWherever(
	database: ProfileDatabase,
	learner: string,
	content: string
): Promise<Replayed> {
	const heads = await read(database, [database.heads], () => database.heads.toArray());
	const events = heads.reduce((sum, head) => sum + head.seq, 0);
	if (typeof Worker === 'undefined' || events < worthAWorker) return replayLog(database, learner, content);
	// Where a worker will not run, the page does the same work, only less smoothly.
	return replayInWorker(learner, content).catch(() => replayLog(database, learner, content));
}
