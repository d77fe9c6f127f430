import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '#lib/ui/base.css';
import '#lib/ui/tokens.css';
import { findings } from './axe.ts';
import OutputStage from './OutputStage.svelte';

it('an output keeps its end in sight, until the learner scrolls back to read', async () => {
	const screen = await render(OutputStage);
	const stage = screen.container.querySelector('[data-scrolls]');
	if (!stage) throw new Error('There is nothing that scrolls.');
	const toEnd = () => stage.scrollHeight - stage.scrollTop - stage.clientHeight;
	screen.component.print(100);
	await expect.poll(() => stage.scrollTop).toBeGreaterThan(1000);
	expect(toEnd()).toBeLessThan(2);
	stage.scrollTop = 300;
	await new Promise((resolve) => stage.addEventListener('scroll', resolve, { once: true }));
	screen.component.print(100);
	await expect.poll(toEnd).toBeGreaterThan(2000);
	expect(stage.scrollTop).toBe(300);
	expect(await findings()).toEqual([]);
});

it('a program that ended well without a word is said to have printed nothing', async () => {
	const screen = await render(OutputStage, { ended: 'finished' });
	await expect.element(screen.getByText('The program printed nothing.')).toBeVisible();
});

it('a program that stopped with an error is left to its error', async () => {
	const screen = await render(OutputStage, { ended: 'failed' });
	await expect.element(screen.getByRole('log')).toHaveTextContent(/^$/);
});
