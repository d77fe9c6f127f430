import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import { scaleRange } from './view.ts';
import type { View } from './view.ts';

/** What listens to fingers, mouse and wheel on a viewport. */
export interface Gestures {
	/** Tells where the picture lies after something else has moved it. */
	readonly follow: (view: View) => void;
	readonly end: () => void;
}

/** Lets an element be panned and zoomed by hand. Only `onView` draws; this file holds no picture. */
export function listenToGestures(
	element: HTMLElement,
	onView: (view: View, phase: 'start' | 'move' | 'end') => void
): Gestures {
	const behaviour = zoom<HTMLElement, unknown>()
		.scaleExtent([scaleRange.least, scaleRange.most])
		// A bare wheel scrolls the page; with Ctrl (which a trackpad's pinch sends) it zooms.
		.filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey || event.metaKey)
		.on('start zoom end', (event: { transform: View; type: string; sourceEvent: Event | null }) => {
			const { x, y, k } = event.transform;
			const phase = event.type === 'zoom' ? 'move' : event.type === 'start' ? 'start' : 'end';
			if (event.sourceEvent) onView({ x, y, k }, phase);
		});
	const selection = select(element);
	selection.call(behaviour).on('dblclick.zoom', null);
	return {
		follow: ({ x, y, k }) => void selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k)),
		end: () => void selection.on('.zoom', null)
	};
}
