import * as z from 'zod/mini';
import type { Value } from '#lib/curriculum/value.ts';

/*
 * The messages between the app and the sandbox's frame (over one MessagePort), and between the frame and its
 * workers. Learner code shares a worker with our own, so nothing a worker says is trusted: the frame checks
 * it, the app checks again, and identity is the Worker object that spoke, never a number inside.
 */

// Compiled validators would need `unsafe-eval`, which the content security policy does not grant.
z.config({ jitless: true });

const longest = 300_000;
const text = z.string().check(z.maxLength(longest));
const line = z.string().check(z.maxLength(20_000));
const count = z.int().check(z.nonnegative());
const milliseconds = z.number().check(z.nonnegative());
const bytes = z.instanceof(ArrayBuffer);
const wholeNumber = z.string().check(z.regex(/^-?\d{1,5000}$/));

const value: z.ZodMiniType<Value> = z.lazy(() =>
	z.discriminatedUnion('type', [
		z.object({ type: z.literal('none') }),
		z.object({ type: z.literal('bool'), value: z.boolean() }),
		z.object({ type: z.literal('int'), value: wholeNumber }),
		z.object({ type: z.literal('float'), value: z.union([z.number(), z.enum(['nan', 'inf', '-inf'])]) }),
		z.object({ type: z.literal('str'), value: text }),
		z.object({ type: z.enum(['list', 'tuple', 'set']), items: z.array(value).check(z.maxLength(5_000)) }),
		z.object({
			type: z.literal('dict'),
			entries: z.array(z.tuple([value, value])).check(z.maxLength(5_000))
		}),
		z.object({ type: z.literal('other'), name: line, repr: line })
	])
);

const programError = z.object({
	type: line,
	message: line,
	file: z.exactOptional(line),
	line: z.exactOptional(count),
	column: z.exactOptional(count),
	traceback: text
});

const observation = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('value'), value, printed: text }),
	z.object({
		kind: z.literal('raised'),
		phase: z.enum(['program', 'call']),
		error: programError,
		printed: text
	})
]);

const stream = z.enum(['stdout', 'stderr', 'input']);
const files = z.array(z.object({ path: line, text: z.string() }));
const limits = z.object({
	wallMs: milliseconds,
	memoryBytes: count,
	outputLines: count,
	outputBytes: count
});

const probeRequest = z.object({
	index: count,
	input: z.array(z.string()),
	given: z.array(z.object({ name: z.string(), literal: z.string() })),
	probe: z.discriminatedUnion('kind', [
		z.object({ kind: z.literal('program') }),
		z.object({ kind: z.literal('call'), expression: z.string() })
	])
});

const program = { files, entry: z.string(), limits };

/**
 * A free run of a program, or the probes of a graded one. `reference` runs hold the solution: their
 * interpreter is never shared with a learner's.
 */
const job = z.discriminatedUnion('mode', [
	z.object({ mode: z.literal('script'), input: z.array(z.string()), asks: z.boolean(), ...program }),
	z.object({
		mode: z.literal('probes'),
		role: z.enum(['learner', 'reference']),
		probes: z.array(probeRequest),
		...program
	})
]);

const v = z.literal(1);

/** From the app to the frame. */
export const toFrame = z.discriminatedUnion('t', [
	z.object({
		v,
		t: z.literal('assets'),
		worker: z.string(),
		script: bytes,
		wasm: bytes,
		stdlib: bytes,
		snapshot: z.nullable(bytes),
		spares: count
	}),
	z.object({ v, t: z.literal('run'), rid: count, job }),
	z.object({ v, t: z.literal('input'), rid: count, line: z.nullable(z.string()) }),
	z.object({ v, t: z.literal('stop'), rid: count }),
	z.object({ v, t: z.literal('extend'), rid: count }),
	z.object({ v, t: z.literal('snapshot') }),
	z.object({ v, t: z.literal('ping'), n: count })
]);

const why = z.enum([
	'ok',
	'error',
	'timeout',
	'memory',
	'recursion',
	'fatal',
	'output',
	'stopped',
	'crashed'
]);

/** From the frame to the app. */
export const fromFrame = z.discriminatedUnion('t', [
	z.object({ v, t: z.literal('hello') }),
	z.object({ v, t: z.literal('ready'), ms: milliseconds, asks: z.boolean(), fromSnapshot: z.boolean() }),
	z.object({ v, t: z.literal('broken'), reason: line, fromSnapshot: z.boolean() }),
	z.object({ v, t: z.literal('out'), rid: count, stream, text }),
	z.object({ v, t: z.literal('need-input'), rid: count, prompt: line }),
	z.object({ v, t: z.literal('slow'), rid: count, ms: milliseconds }),
	z.object({ v, t: z.literal('result'), rid: count, index: count, observation }),
	z.object({
		v,
		t: z.literal('ended'),
		rid: count,
		why,
		ms: milliseconds,
		lines: count,
		bytes: count,
		error: z.exactOptional(programError),
		reason: z.exactOptional(line)
	}),
	z.object({ v, t: z.literal('snapshot'), bytes: z.nullable(bytes), reason: z.exactOptional(line) }),
	z.object({ v, t: z.literal('pong'), n: count })
]);

/** From the frame to a worker: our own code on both sides, so the types suffice. */
export type ToWorker =
	| {
			readonly t: 'boot';
			readonly module: WebAssembly.Module;
			readonly stdlib: ArrayBuffer;
			readonly snapshot: ArrayBuffer | null;
			/** Boots in order to be photographed: replies with `snapshot` and is of no other use. */
			readonly photograph: boolean;
	  }
	| { readonly t: 'run'; readonly job: Job }
	| { readonly t: 'input'; readonly line: string | null };

/** From a worker to the frame. Learner code can forge every one of them. */
export const fromWorker = z.discriminatedUnion('t', [
	z.object({ t: z.literal('booted'), ms: milliseconds, asks: z.boolean() }),
	z.object({ t: z.literal('broken'), reason: line }),
	z.object({ t: z.literal('begun') }),
	z.object({ t: z.literal('out'), stream, text }),
	z.object({ t: z.literal('need-input'), prompt: line }),
	z.object({ t: z.literal('result'), index: count, observation }),
	z.object({
		t: z.literal('ended'),
		why: z.enum(['ok', 'error', 'memory', 'recursion', 'fatal', 'output']),
		heapBytes: count,
		error: z.exactOptional(programError),
		reason: z.exactOptional(line)
	}),
	z.object({ t: z.literal('snapshot'), bytes })
]);

export type ToFrame = z.infer<typeof toFrame>;
export type FromFrame = z.infer<typeof fromFrame>;
export type FromWorker = z.infer<typeof fromWorker>;
export type Job = z.infer<typeof job>;
export type Limits = z.infer<typeof limits>;
export type Why = z.infer<typeof why>;
export type Ended = Extract<FromFrame, { t: 'ended' }>;

export { observation as observationSchema };
