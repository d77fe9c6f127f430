/** Resolves with what is found as soon as a change of the document makes it found. */
export function until<Found>(find: () => Found | undefined | false | null): Promise<Found> {
	return new Promise((resolve) => {
		const look = () => {
			const found = find();
			if (!found) return;
			observer.disconnect();
			resolve(found);
		};
		const observer = new MutationObserver(look);
		observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
		look();
	});
}

/**
 * When what is in the document now was painted: a message posted from within the next animation frame has come
 * back, so the frame has been handed to the compositor.
 */
export function painted(): Promise<number> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port2.onmessage = () => resolve(performance.now());
			port1.postMessage(undefined);
		});
	});
}
