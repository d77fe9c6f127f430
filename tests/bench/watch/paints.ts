/** The paint figures of a page. `shift` has no unit, the others are milliseconds. */
export interface Paints {
	readonly firstAt: number;
	readonly largestAt: number;
	/** From then on the app answers a click on a link. */
	readonly routerAt: number;
	/** What long tasks took beyond 50 ms each. */
	readonly blockedMs: number;
	readonly shift: number;
}

/** Listens to the browser's own performance entries. Returns the reading of what came so far. */
export function watchPaints(): () => Paints {
	let [largestAt, shift, blockedMs] = [0, 0, 0];
	observe('largest-contentful-paint', (entry) => (largestAt = entry.startTime));
	observe('layout-shift', (entry) => (shift += 'value' in entry ? Number(entry.value) : 0));
	observe('longtask', (entry) => (blockedMs += Math.max(0, entry.duration - 50)));
	const readRouter = watchRouter();
	return () => {
		const firstAt = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
		return { firstAt, largestAt, routerAt: readRouter(), blockedMs, shift };
	};
}

function observe(type: string, take: (entry: PerformanceEntry) => void) {
	new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
}

/** SvelteKit's router listens for changes of the history as soon as the page is alive. */
function watchRouter(): () => number {
	let routerAt = 0;
	const listen = window.addEventListener.bind(window);
	window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
		if (type === 'popstate') routerAt ||= performance.now();
		listen(type, ...rest);
	};
	return () => routerAt;
}
