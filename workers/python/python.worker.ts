import type { FromWorker, Job, ToWorker } from '#lib/run/protocol.ts';
import { toSparse } from '#lib/run/sparse.ts';
import { bootPython, connect, loadHarness, photograph } from './boot.ts';
import type { Harness } from './boot.ts';
import { capMemory, closeDoors, refuseImports } from './lockdown.ts';

/*
 * The Python interpreter of the sandbox. It is started by a message with its materials, then serves one job
 * at a time until the frame ends it. It keeps no deadline and no promise: the frame does.
 */

refuseImports();
const setMemoryCap = capMemory();
const send = self.postMessage.bind(self);
const stopwatch = performance.now.bind(performance);

/** How much a program may write into files, in bytes. */
const mostFileBytes = 32 * 1024 * 1024;

let harness: Harness | undefined;
let answerInput: ((line: string | undefined) => void) | undefined;

function post(message: FromWorker, transfer: Transferable[] = []): void {
	send(message, transfer);
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
	const message = event.data;
	if (message.t === 'boot') void boot(message);
	else if (message.t === 'run') void work(message.job).catch(die);
	else answerInput?.(message.line ?? undefined);
});

async function boot(materials: Extract<ToWorker, { t: 'boot' }>): Promise<void> {
	const startedAt = stopwatch();
	try {
		const python = await bootPython(materials);
		closeDoors();
		if (materials.photograph) {
			const bytes = toSparse(photograph(python));
			return post({ t: 'snapshot', bytes }, [bytes]);
		}
		if (materials.snapshot === null) loadHarness(python);
		harness = connect(python, { write, ask, die });
		post({ t: 'booted', ms: stopwatch() - startedAt, asks: harness.asks });
	} catch (error) {
		post({ t: 'broken', reason: String(error).slice(0, 2_000) });
	}
}

/** Python, or our harness in it, broke. Most of all that happens to programs that recurse through C. */
function die(error: unknown): void {
	const reason = String(error).slice(0, 2_000);
	const why = /call stack|recursion|unreachable/i.test(reason) ? 'recursion' : 'fatal';
	post({ t: 'ended', why, heapBytes: harness?.heapBytes() ?? 0, reason });
}

let room = { lines: 0, characters: 0 };

/** Hands output on at once, so that what was printed before a hang is seen; past the limit it stays silent. */
function write(stream: string, text: string): void {
	if (room.lines < 0 || room.characters < 0) return;
	room = { lines: room.lines - count(text, '\n'), characters: room.characters - text.length };
	post({
		t: 'out',
		stream: stream === 'stderr' || stream === 'input' ? stream : 'stdout',
		text: text.slice(0, 250_000)
	});
	if (room.lines < 0 || room.characters < 0) end('output');
}

function count(text: string, character: string): number {
	let found = 0;
	for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
	return found;
}

let mayAsk = false;

function ask(prompt: string): Promise<string | undefined> {
	if (!mayAsk) return Promise.resolve(undefined);
	post({ t: 'need-input', prompt });
	return new Promise((resolve) => {
		answerInput = resolve;
	});
}

function end(why: Extract<FromWorker, { t: 'ended' }>['why']): void {
	post({ t: 'ended', why, heapBytes: harness?.heapBytes() ?? 0 });
}

async function work(job: Job): Promise<void> {
	post({ t: 'begun' });
	if (harness === undefined) return end('fatal');
	setMemoryCap(job.limits.memoryBytes);
	harness.grantFileBytes(mostFileBytes);
	room = { lines: job.limits.outputLines, characters: job.limits.outputBytes };
	if (job.mode === 'probes') return observeAll(harness, job);
	mayAsk = job.asks;
	const ending = JSON.parse(await harness.explore(JSON.stringify(job)));
	post({ t: 'ended', heapBytes: harness.heapBytes(), ...ending });
}

function observeAll(
	python: Harness,
	{ probes, files, entry, limits }: Extract<Job, { mode: 'probes' }>
): void {
	for (const probe of probes) {
		const observation = JSON.parse(python.observe(JSON.stringify({ ...probe, files, entry, ...limits })));
		if (observation.kind === 'overflow') return end('output');
		post({ t: 'result', index: probe.index, observation });
	}
	end('ok');
}
