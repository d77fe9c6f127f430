import type { Stream } from '#lib/run/outcome.ts';

export interface Chunk {
	readonly stream: Stream;
	readonly text: string;
}

/**
 * What a program has printed. The first output is shown at once, so that a run feels immediate; what follows
 * is gathered and shown once a frame, so that a flood of lines does not freeze the page.
 */
export class Console {
	chunks = $state.raw<readonly Chunk[]>([]);
	#gathered: Chunk[] = [];
	#frame: number | undefined;

	clear() {
		this.#gathered = [];
		this.chunks = [];
	}

	write(stream: Stream, text: string) {
		this.#gathered.push({ stream, text });
		if (this.chunks.length === 0) this.show();
		else this.#frame ??= requestAnimationFrame(() => this.show());
	}

	/** Shows all that has arrived. */
	show() {
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
		if (this.#gathered.length === 0) return;
		this.chunks = joinChunks([...this.chunks, ...this.#gathered]);
		this.#gathered = [];
	}

	get text(): string {
		return this.chunks.map((chunk) => chunk.text).join('');
	}
}

/** Neighbours of one stream become one chunk. */
export function joinChunks(chunks: readonly Chunk[]): Chunk[] {
	const joined: { stream: Stream; text: string }[] = [];
	for (const { stream, text } of chunks) {
		const last = joined.at(-1);
		if (last?.stream === stream) last.text += text;
		else joined.push({ stream, text });
	}
	return joined;
}
