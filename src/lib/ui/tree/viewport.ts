import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { Attachment } from 'svelte/attachments';

export interface View {
	readonly x: number;
	readonly y: number;
	readonly k: number;
}

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** The view that shows all of a picture, centred, at most at its natural size. */
export function fitView(picture: Size, viewport: Size): View {
	const k = Math.min(1, viewport.width / picture.width, viewport.height / picture.height);
	return {
		k,
		x: (viewport.width - picture.width * k) / 2,
		y: Math.max(0, (viewport.height - picture.height * k) / 2)
	};
}

/** Panning and zooming of one element; it holds no picture, it only reports the view. */
export class Viewport {
	#element: HTMLElement | undefined;
	readonly #onView: (view: View) => void;
	readonly #picture: () => Size;
	readonly #behaviour = zoom<HTMLElement, unknown>()
		.scaleExtent([0.3, 2.5])
		// A bare wheel scrolls the page; with Ctrl (which a trackpad's pinch sends) it zooms.
		.filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey || event.metaKey)
		.on('zoom', (event: { transform: View }) => {
			const { x, y, k } = event.transform;
			this.#onView({ x, y, k });
		});

	constructor(picture: () => Size, onView: (view: View) => void) {
		this.#picture = picture;
		this.#onView = onView;
	}

	readonly attach: Attachment<HTMLElement> = (element) => {
		this.#element = element;
		select(element).call(this.#behaviour).on('dblclick.zoom', null);
		const observer = new ResizeObserver(() => this.fit());
		observer.observe(element);
		return () => {
			observer.disconnect();
			select(element).on('.zoom', null);
			this.#element = undefined;
		};
	};

	fit() {
		if (!this.#element) return;
		const { x, y, k } = fitView(this.#picture(), {
			width: this.#element.clientWidth,
			height: this.#element.clientHeight
		});
		select(this.#element).call(this.#behaviour.transform, zoomIdentity.translate(x, y).scale(k));
	}

	scaleBy(factor: number) {
		if (this.#element) select(this.#element).call(this.#behaviour.scaleBy, factor);
	}

	/** Brings a point of the picture into the middle unless it is comfortably in view. */
	reveal(x: number, y: number, view: View) {
		if (!this.#element) return;
		const { clientWidth, clientHeight } = this.#element;
		const [screenX, screenY] = [view.x + x * view.k, view.y + y * view.k];
		const margin = 60;
		const inside =
			screenX > margin &&
			screenY > margin &&
			screenX < clientWidth - margin &&
			screenY < clientHeight - margin;
		if (!inside) select(this.#element).call(this.#behaviour.translateTo, x, y);
	}
}
