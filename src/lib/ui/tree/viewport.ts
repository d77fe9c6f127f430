import type { Attachment } from 'svelte/attachments';
import type { Gestures } from './gestures.ts';
import type { Point, Size } from './stage.ts';
import { fitView, openView, revealPoint, scaleView } from './view.ts';
import type { View } from './view.ts';

interface Parts {
	readonly picture: () => Size;
	/** What should be in sight to begin with. */
	readonly focus: () => Point | undefined;
	/** A still picture cannot be moved by hand: on a phone the page scrolls past it. */
	readonly still: () => boolean;
	/** The viewport has another width, so the picture may have another size. */
	readonly onMeasure: (width: number) => void;
}

/**
 * Shows a part of a large picture. The view is written straight to the picture's style, one transform for all of
 * it: nothing else happens while it is panned, however many skills it has.
 */
export class Viewport {
	readonly #parts: Parts;
	#element: HTMLElement | undefined;
	#stage: HTMLElement | undefined;
	#gestures: Gestures | undefined;
	#view: View = { x: 0, y: 0, k: 1 };
	#isMovedByHand = false;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** For the element the picture is seen through. */
	readonly attach: Attachment<HTMLElement> = (element) => {
		this.#element = element;
		const observer = new ResizeObserver(() => this.#measure());
		observer.observe(element);
		if (!this.#parts.still()) void this.#listen(element);
		return () => {
			observer.disconnect();
			this.#gestures?.end();
			this.#gestures = undefined;
			this.#element = undefined;
		};
	};

	/** For the picture itself. */
	readonly attachStage: Attachment<HTMLElement> = (stage) => {
		this.#stage = stage;
		return () => (this.#stage = undefined);
	};

	fit() {
		this.#isMovedByHand = false;
		this.#show(fitView(this.#parts.picture(), this.#size()));
	}

	scaleBy(factor: number) {
		this.#isMovedByHand = true;
		this.#show(scaleView(this.#view, this.#size(), factor));
	}

	/** Brings a point of the picture into sight. */
	reveal(point: Point) {
		const view = revealPoint(this.#view, this.#size(), point);
		if (view !== this.#view) this.#show(view);
	}

	/** Lays the picture out as at the beginning, unless the learner has moved it. */
	reset() {
		if (!this.#element || this.#isMovedByHand) return;
		this.#show(openView(this.#parts.picture(), this.#size(), this.#parts.focus()), 'at once');
	}

	#measure() {
		this.#parts.onMeasure(this.#size().width);
		this.reset();
	}

	async #listen(element: HTMLElement) {
		const { listenToGestures } = await import('./gestures.ts');
		if (this.#element !== element) return;
		this.#gestures = listenToGestures(element, (view, phase) => {
			this.#isMovedByHand = true;
			this.#stage?.classList.toggle('held', phase !== 'end');
			this.#draw(view);
		});
		this.#gestures.follow(this.#view);
	}

	#size(): Size {
		return { width: this.#element?.clientWidth ?? 0, height: this.#element?.clientHeight ?? 0 };
	}

	#show(view: View, pace: 'glide' | 'at once' = 'glide') {
		this.#stage?.classList.toggle('gliding', pace === 'glide');
		this.#draw(view);
		this.#gestures?.follow(view);
	}

	#draw(view: View) {
		this.#view = view;
		if (this.#stage) this.#stage.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.k})`;
	}
}
