import { bootstrapHash, bootstrapSource } from '#workers/sandbox/bootstrap.js';
import frameScript from '#workers/sandbox/frame.ts?script';
import { fromFrame } from './protocol.ts';
import type { FromFrame, ToFrame } from './protocol.ts';

/** Nothing may be fetched, stored or embedded; scripts and workers only from memory. */
const policy = [
	"default-src 'none'",
	`script-src '${bootstrapHash}' 'wasm-unsafe-eval' blob:`,
	'worker-src blob:',
	"connect-src 'none'"
].join('; ');

const sourceDocument =
	'<!doctype html><meta charset="utf-8"><title>Sandbox</title>' +
	`<meta http-equiv="Content-Security-Policy" content="${policy}"><script>${bootstrapSource}</script>`;

const pingEveryMs = 1_000;
const mostMisses = 3;
const longestStartMs = 30_000;

type Unversioned<Message> = Message extends unknown ? Omit<Message, 'v'> : never;

export interface SandboxEvents {
	onMessage(message: FromFrame): void;
	/** The frame is gone or no longer answers. The sandbox is closed already. */
	onLost(reason: string): void;
}

/**
 * The app's side of the supervisor frame: makes it, checks what it says, and notices when it freezes. The
 * frame has an opaque origin and no network; everything it needs is handed in.
 */
export class Sandbox {
	readonly #frame: HTMLIFrameElement;
	readonly #events: SandboxEvents;
	readonly #channel = new MessageChannel();
	#watch: ReturnType<typeof setInterval> | undefined;
	#start: ReturnType<typeof setTimeout> | undefined;
	#sent = 0;
	#heard = 0;
	#isClosed = false;

	constructor(events: SandboxEvents) {
		this.#events = events;
		this.#channel.port1.onmessage = (event) => this.#hear(event.data);
		this.#frame = document.createElement('iframe');
		this.#frame.sandbox.add('allow-scripts');
		this.#frame.srcdoc = sourceDocument;
		this.#frame.hidden = true;
		this.#frame.title = 'Sandbox';
		this.#frame.addEventListener('load', () => this.#handOver(), { once: true });
		this.#start = setTimeout(() => this.#lose('The frame did not start.'), longestStartMs);
		document.body.append(this.#frame);
	}

	send(message: Unversioned<ToFrame>, transfer: Transferable[] = []): void {
		if (!this.#isClosed) this.#channel.port1.postMessage({ v: 1, ...message } satisfies ToFrame, transfer);
	}

	/** While something runs, the frame is asked each second whether it is alive. */
	watch(isNeeded: boolean): void {
		if (!isNeeded) {
			clearInterval(this.#watch);
			this.#watch = undefined;
			return;
		}
		this.#heard = this.#sent;
		this.#watch ??= setInterval(() => this.#ping(), pingEveryMs);
	}

	close(): void {
		this.#isClosed = true;
		this.watch(false);
		clearTimeout(this.#start);
		this.#channel.port1.close();
		this.#frame.remove();
	}

	/** The frame's code is public and its origin opaque: no address names it, and none is needed. */
	#handOver(): void {
		this.#frame.contentWindow?.postMessage(frameScript, '*', [this.#channel.port2]);
	}

	#ping(): void {
		if (this.#sent - this.#heard >= mostMisses) return this.#lose('The sandbox froze.');
		this.#sent += 1;
		this.send({ t: 'ping', n: this.#sent });
	}

	#hear(data: unknown): void {
		if (this.#isClosed) return;
		const message = parse(data);
		if (message === undefined) return this.#lose('The sandbox said something unexpected.');
		if (message.t === 'hello') clearTimeout(this.#start);
		if (message.t === 'pong') this.#heard = Math.max(this.#heard, message.n);
		else this.#events.onMessage(message);
	}

	#lose(reason: string): void {
		if (this.#isClosed) return;
		this.close();
		this.#events.onLost(reason);
	}
}

function parse(data: unknown): FromFrame | undefined {
	try {
		return fromFrame.safeParse(data).data;
	} catch {
		return undefined;
	}
}
