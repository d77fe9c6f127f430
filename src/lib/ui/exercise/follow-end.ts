import type { Attachment } from 'svelte/attachments';

/** Closer to the end than this many pixels is at the end. */
const near = 24;

/**
 * Keeps the end of what grows in sight, as a terminal does, until the learner scrolls back. What scrolls is the
 * nearest ancestor that says so with `data-scrolls`, or the element itself.
 */
export const followEnd: Attachment<HTMLElement> = (element) => {
	const scroller = element.closest<HTMLElement>('[data-scrolls]') ?? element;
	let isAtEnd = true;
	const look = () => {
		isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < near;
	};
	const observer = new MutationObserver(() => {
		if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
	});
	scroller.addEventListener('scroll', look, { passive: true });
	observer.observe(scroller, { childList: true, characterData: true, subtree: true });
	return () => {
		observer.disconnect();
		scroller.removeEventListener('scroll', look);
	};
};
