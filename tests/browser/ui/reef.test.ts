import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import '#lib/ui/base.css';
import '#lib/ui/tokens.css';
import { layOutReef } from '#lib/curriculum/reef-layout.ts';
import type { SkillStatus } from '#lib/learner/status.ts';
import Reef from '#lib/ui/tree/Reef.svelte';
import { findings } from './axe.ts';

const graph: readonly (readonly [title: string, status: SkillStatus['status'], requires: string[]])[] = [
	['Printing', 'mastered', []],
	['Variables', 'due', ['x/printing']],
	['Numbers', 'started', ['x/variables']],
	['Text', 'open', ['x/variables']],
	['Lists', 'locked', ['x/numbers', 'x/text']]
];

const skills = graph.map(([title, status, requires], depth) => ({
	outline: {
		id: `x/${title.toLowerCase()}`,
		language: 'python' as const,
		title,
		summary: '',
		requires,
		depth,
		exercises: []
	},
	status: {
		id: `x/${title.toLowerCase()}`,
		mastery: 60,
		status,
		uncertainty: 'fairly' as const,
		attempts: 3,
		lockedBy: status === 'locked' ? requires : [],
		rusty: false
	}
}));

async function showReef(still = false) {
	const onselect = vi.fn();
	await page.viewport(900, 640);
	const screen = await render(Reef, {
		skills,
		layout: layOutReef(skills.map(({ outline }) => outline)),
		next: 'x/text',
		still,
		onselect
	});
	screen.container.style.height = '620px';
	const stage = screen.container.querySelector<HTMLElement>('.stage');
	const viewport = screen.container.querySelector<HTMLElement>('.viewport');
	if (!stage || !viewport) throw new Error('The reef has no stage.');
	await expect.poll(() => stage.style.transform).not.toBe('');
	// The size given above has been measured after the next frame.
	await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
	return { screen, stage, viewport, onselect };
}

const scaleOf = (stage: HTMLElement) => Number(/scale\(([\d.]+)\)/.exec(stage.style.transform)?.[1]);
const nameOf = (element: Element | null) => element?.getAttribute('aria-label') ?? '';

describe('the reef', () => {
	it('says what each light is, and what a locked one waits for', async () => {
		const { screen } = await showReef();
		await expect
			.element(screen.getByRole('button', { name: 'Printing: mastered, mastery 60 of 100' }))
			.toBeVisible();
		await expect
			.element(screen.getByRole('button', { name: 'Lists: locked, needs Numbers, Text' }))
			.toBeVisible();
		expect(await findings()).toEqual([]);
	});

	it('is one stop of the Tab key, at what is next; arrows move on and Enter opens', async () => {
		const { screen, onselect } = await showReef();
		const next = screen.getByRole('button', { name: /^Text/ });
		expect(screen.container.querySelectorAll('li button[tabindex="0"]')).toHaveLength(1);
		next.element().focus();
		await userEvent.keyboard('{ArrowUp}');
		expect(nameOf(document.activeElement)).toMatch(/^Variables/);
		await userEvent.keyboard('{ArrowDown}{ArrowDown}');
		expect(nameOf(document.activeElement)).toMatch(/^Lists/);
		await userEvent.keyboard('{Enter}');
		expect(onselect).toHaveBeenCalledWith('x/lists');
	});

	it('zooms by its buttons and back to everything', async () => {
		const { screen, stage } = await showReef();
		const before = scaleOf(stage);
		await screen.getByRole('button', { name: 'Zoom in' }).click();
		expect(scaleOf(stage)).toBeCloseTo(before * 1.3);
		await screen.getByRole('button', { name: 'Zoom out' }).click();
		await screen.getByRole('button', { name: 'Zoom out' }).click();
		expect(scaleOf(stage)).toBeCloseTo(before / 1.3);
		await screen.getByRole('button', { name: 'Show everything' }).click();
		expect(scaleOf(stage)).toBeCloseTo(before);
	});

	it('zooms with Ctrl and the wheel, and leaves a bare wheel to the page', async () => {
		const { stage, viewport } = await showReef();
		const before = scaleOf(stage);
		const wheel = (ctrlKey: boolean) => {
			const event = new WheelEvent('wheel', { deltaY: -120, ctrlKey, bubbles: true, cancelable: true });
			viewport.dispatchEvent(event);
			return event.defaultPrevented;
		};
		await expect.poll(() => wheel(true)).toBe(true);
		expect(scaleOf(stage)).toBeGreaterThan(before);
		expect(wheel(false)).toBe(false);
	});

	it('pans by a drag, which opens nothing', async () => {
		const { screen, stage, viewport, onselect } = await showReef();
		const lamp = screen.getByRole('button', { name: /^Numbers/ }).element();
		const mouse = (type: string, target: EventTarget, x: number, y: number) =>
			target.dispatchEvent(
				new MouseEvent(type, { clientX: x, clientY: y, view: window, bubbles: true, cancelable: true })
			);
		const drag = () => {
			mouse('mousedown', viewport, 300, 300);
			mouse('mousemove', window, 340, 320);
			mouse('mouseup', window, 340, 320);
			return stage.style.transform;
		};
		const before = stage.style.transform;
		await expect.poll(drag).not.toBe(before);
		mouse('mousedown', lamp, 300, 300);
		mouse('mousemove', window, 360, 300);
		mouse('mouseup', window, 360, 300);
		mouse('click', lamp, 360, 300);
		expect(onselect).not.toHaveBeenCalled();
	});

	it('brings a skill into sight when the keyboard comes to it', async () => {
		const { screen, stage } = await showReef();
		for (let step = 0; step < 4; step += 1) await screen.getByRole('button', { name: 'Zoom in' }).click();
		const before = stage.style.transform;
		screen.getByRole('button', { name: /^Text/ }).element().focus();
		await userEvent.keyboard('{ArrowUp}{ArrowUp}');
		expect(nameOf(document.activeElement)).toMatch(/^Printing/);
		await expect.poll(() => stage.style.transform).not.toBe(before);
	});

	it('as a picture in a page has no tools and stays where it is', async () => {
		const { screen, viewport } = await showReef(true);
		expect(screen.getByRole('button', { name: 'Zoom in' }).elements()).toEqual([]);
		expect(getComputedStyle(viewport).touchAction).toBe('auto');
	});

	it('with its lights of every kind has nothing axe finds', async () => {
		document.documentElement.dataset['theme'] = 'contrast';
		await showReef();
		expect(await findings()).toEqual([]);
		delete document.documentElement.dataset['theme'];
	});
});
