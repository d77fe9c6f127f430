import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import '#lib/ui/base.css';
import '#lib/ui/tokens.css';
import { findings } from './axe.ts';
import WorkspaceStage from './WorkspaceStage.svelte';

const task = () => page.getByRole('region', { name: 'Task' });
const widthOf = (part: ReturnType<typeof task>) => part.element().getBoundingClientRect().width;

beforeEach(async () => {
	localStorage.removeItem('glim-desk');
	await page.viewport(1200, 700);
});

describe('the line between task and desk', () => {
	it('is moved by arrows, has a value, and goes back by Enter', async () => {
		const screen = await render(WorkspaceStage);
		const line = screen.getByRole('separator', { name: 'Width of the task' });
		await expect.element(line).toHaveAttribute('aria-valuenow', '41');
		const before = widthOf(task());
		line.element().focus();
		await userEvent.keyboard('{ArrowRight}{ArrowRight}');
		await expect.element(line).toHaveAttribute('aria-valuenow', '45');
		expect(widthOf(task())).toBeGreaterThan(before + 30);
		await userEvent.keyboard('{End}');
		await expect.element(line).toHaveAttribute('aria-valuenow', '80');
		await userEvent.keyboard('{Enter}');
		await expect.element(line).toHaveAttribute('aria-valuenow', '41');
		expect(await findings()).toEqual([]);
	});

	it('follows the mouse, and stays there for the next exercise', async () => {
		const screen = await render(WorkspaceStage);
		const line = screen.getByRole('separator', { name: 'Width of the task' }).element();
		const box = line.parentElement?.getBoundingClientRect() ?? new DOMRect();
		const x = box.left + box.width * 0.3;
		const point = (type: string, clientX: number) =>
			line.dispatchEvent(new PointerEvent(type, { clientX, clientY: 300, pointerId: 1, bubbles: true }));
		line.setPointerCapture = () => undefined;
		point('pointerdown', box.left + box.width * 0.41);
		point('pointermove', x);
		point('pointerup', x);
		point('pointermove', x + 300);
		await expect.element(line).toHaveAttribute('aria-valuenow', '30');
		await screen.unmount();
		const again = await render(WorkspaceStage);
		await expect
			.element(again.getByRole('separator', { name: 'Width of the task' }))
			.toHaveAttribute('aria-valuenow', '30');
	});
});

describe('on a phone', () => {
	it('the parts are tabs, and nothing is there to be dragged', async () => {
		await page.viewport(360, 700);
		const screen = await render(WorkspaceStage);
		await expect.element(screen.getByText('The task.')).toBeVisible();
		expect(screen.getByRole('separator').elements()).toEqual([]);
		await screen.getByRole('button', { name: 'Result' }).click();
		await expect.element(screen.getByText('The result.')).toBeVisible();
		await expect.element(screen.getByText('The task.')).not.toBeVisible();
		await expect.element(screen.getByRole('button', { name: 'Run' })).toBeVisible();
		expect(await findings()).toEqual([]);
	});
});
