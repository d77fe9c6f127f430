/**
 * One line of the table. `of` names the readings it is about and `bare` those of the page that does the same
 * work with nothing around it. A goal is a most: of the median itself, or of its ratio to the bare median.
 * @typedef {{
 *   name: string, of: string, unit: 'ms' | 'kB' | '', bare?: string, goal?: number, goalRatio?: number
 * }} Row
 */

/** @type {readonly Row[]} */
export const rows = [
	{
		name: 'First visit: Python’s first output',
		of: 'first.output',
		unit: 'ms',
		bare: 'first.bare',
		goalRatio: 1.15
	},
	{
		name: 'Later visit: Python’s first output',
		of: 'later.output',
		unit: 'ms',
		bare: 'later.bare',
		goalRatio: 0.5
	},
	{ name: '… against bare with a snapshot', of: 'later.output', unit: 'ms', bare: 'later.bareSnapshot' },
	{ name: '… of it until Run can be clicked', of: 'later.clickable', unit: 'ms' },
	{
		name: 'Fresh interpreter, open sandbox',
		of: 'sandbox.fresh',
		unit: 'ms',
		bare: 'later.bareSnapshot',
		goalRatio: 1.2
	},
	{ name: 'Run → output in the page', of: 'run.inDocument', unit: 'ms', bare: 'run.bareInDocument' },
	{ name: 'Run → output painted', of: 'run.painted', unit: 'ms', bare: 'run.barePainted', goal: 10 },
	{ name: 'Run right after typing → painted', of: 'run.typed', unit: 'ms' },
	{ name: 'Stop → Run is there again', of: 'stop.ready', unit: 'ms', goal: 50 },
	{ name: 'Stop → next output painted', of: 'stop.output', unit: 'ms', goal: 50 },
	{ name: '10 checks, fresh interpreter', of: 'sandbox.graded', unit: 'ms', goal: 50 },
	{ name: 'Submit → results painted', of: 'submit.painted', unit: 'ms' },
	...visits('Home', 'home', 300),
	...visits('Lesson', 'lesson'),
	...visits('Exercise', 'exercise'),
	{ name: 'Store: one event acknowledged', of: 'store.append', unit: 'ms', bare: 'store.bareAppend' },
	{ name: 'Store: open, snapshot + 500 events', of: 'store.open', unit: 'ms' },
	{ name: 'Store: rebuild from 100,000 events', of: 'store.rebuild', unit: 'ms', goal: 3000 },
	{ name: 'Learner: fold 100,000 events', of: 'learner.fold', unit: 'ms' },
	{ name: 'Learner: what is next', of: 'learner.next', unit: 'ms' },
	{ name: 'Home: all JavaScript, gzip', of: 'bytes.homeAll', unit: 'kB', goal: 100 },
	{ name: '… of it what its HTML names', of: 'bytes.home', unit: 'kB' },
	{ name: '… all, as transferred (brotli)', of: 'bytes.homeWire', unit: 'kB' },
	{ name: 'Exercise: page and editor, gzip', of: 'bytes.exercise', unit: 'kB', goal: 260 },
	{ name: '… with store and Python’s sandbox', of: 'bytes.exerciseAll', unit: 'kB' },
	{ name: '… all, as transferred (brotli)', of: 'bytes.exerciseWire', unit: 'kB' }
];

/**
 * The paint figures of one page: on the first visit ever, and on a later one from the service worker.
 * @param {string} page @param {string} key @param {number} [goal] of a later visit, milliseconds
 * @returns {Row[]}
 */
function visits(page, key, goal) {
	/** @type {(kind: string, label: string) => Row[]} */
	const figures = (kind, label) => [
		{
			name: `${page}, ${label}: first paint (FCP)`,
			of: `${key}.${kind}.first`,
			unit: 'ms',
			...when(kind, goal)
		},
		{
			name: `${page}, ${label}: largest paint (LCP)`,
			of: `${key}.${kind}.largest`,
			unit: 'ms',
			...when(kind, goal)
		},
		{
			name: `${page}, ${label}: answers a click`,
			of: `${key}.${kind}.alive`,
			unit: 'ms',
			...when(kind, goal)
		},
		{ name: `${page}, ${label}: blocked (TBT)`, of: `${key}.${kind}.blocked`, unit: 'ms' },
		{ name: `${page}, ${label}: layout shift (CLS)`, of: `${key}.${kind}.shift`, unit: '' }
	];
	return [...figures('first', 'first visit'), ...figures('later', 'later')];
}

/** @param {string} kind @param {number | undefined} goal */
function when(kind, goal) {
	return kind === 'later' && goal !== undefined ? { goal } : {};
}
