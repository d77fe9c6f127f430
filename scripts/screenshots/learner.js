import { follow, solveExercise } from './solve.js';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('../../src/lib/curriculum/exercise.ts').Exercise} Exercise */

/** The learner of the pictures, and the morning on which they are taken. */
export const name = 'Mira';
export const takenAt = Date.parse('2026-10-09T09:30:00Z');

/** What she solved in the days before, in this order. `hint`: with one hint. */
const history = [
	{ day: '2026-10-05', exercise: 'python/printing/at-the-bus-stop' },
	{ day: '2026-10-05', exercise: 'python/printing/rain-at-five' },
	{ day: '2026-10-05', exercise: 'python/printing/seven-on-the-screen' },
	{ day: '2026-10-06', exercise: 'python/printing/lift-off' },
	{ day: '2026-10-06', exercise: 'python/variables/the-water-bottle' },
	{ day: '2026-10-06', exercise: 'python/variables/change-of-seats' },
	{ day: '2026-10-06', exercise: 'python/variables/naming-a-spaceship' },
	{ day: '2026-10-08', exercise: 'python/variables/tickets-for-the-concert' },
	{ day: '2026-10-08', exercise: 'python/numbers/the-middle-of-two-heights' },
	{ day: '2026-10-08', exercise: 'python/numbers/the-weather-station' },
	{ day: '2026-10-08', exercise: 'python/numbers/how-many-buses' },
	{ day: '2026-10-08', exercise: 'python/text/letters-of-a-planet', hint: true },
	{ day: '2026-10-09', exercise: 'python/text/a-badge-at-the-door' }
];

/**
 * Learns for a week: names the learner and solves the exercises of the history through the pages, on their days.
 * @param {Page} page with a clock that can be set @param {string} site @param {readonly Exercise[]} exercises
 */
export async function learnForAWeek(page, site, exercises) {
	await page.clock.setFixedTime(Date.parse(`${history[0]?.day}T08:00:00Z`));
	await page.goto(`${site}/settings`);
	await page.getByRole('button', { name: /^Rename / }).click();
	await page.getByRole('textbox', { name: /^Rename / }).fill(name);
	await page.getByRole('button', { name: 'Save the name' }).click();
	await page.getByRole('button', { name: `Rename ${name}` }).waitFor();
	for (const [index, step] of history.entries()) {
		const openedAt = Date.parse(`${step.day}T08:00:00Z`) + index * 240_000;
		console.log(`${step.day}  ${step.exercise}`);
		await page.clock.setFixedTime(openedAt);
		const work = () => page.clock.setFixedTime(openedAt + 180_000);
		await solveExercise(page, site, find(exercises, step.exercise), { hint: step.hint, work });
	}
	await page.clock.setFixedTime(takenAt);
	await follow(page, `${site}/`);
}

/** @param {readonly Exercise[]} exercises @param {string} id */
export function find(exercises, id) {
	const exercise = exercises.find((each) => each.id === id);
	if (exercise === undefined) throw new Error(`There is no exercise ${id} (any more). Choose another one.`);
	return exercise;
}
