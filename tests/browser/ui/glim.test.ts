import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Glim from '#lib/ui/Glim.svelte';

it('is decoration without a name and a named picture with one', async () => {
	const screen = await render(Glim, { mood: 'idle' });
	await expect.element(screen.getByRole('img')).not.toBeInTheDocument();
	await screen.rerender({ label: 'Glim is thinking' });
	await expect.element(screen.getByRole('img', { name: 'Glim is thinking' })).toBeVisible();
});

it('draws each mood in its own way at every size', async () => {
	const screen = await render(Glim, { mood: 'idle' });
	for (const size of [24, 160]) {
		const drawings = new Set<string>();
		for (const mood of ['idle', 'thinking', 'pleased', 'concerned', 'asleep'] as const) {
			await screen.rerender({ mood, size });
			drawings.add(screen.container.innerHTML);
		}
		expect(drawings.size).toBe(5);
	}
});

it('takes one colour, that of the text, when plain', async () => {
	const screen = await render(Glim, { plain: true, size: 160 });
	screen.container.style.color = 'rgb(1, 2, 3)';
	const shapes = [...screen.container.querySelectorAll('path, circle')];
	const paints = new Set(
		shapes.flatMap((shape) => [getComputedStyle(shape).fill, getComputedStyle(shape).stroke])
	);
	expect(screen.container.querySelector('radialGradient')).toBeNull();
	expect(paints.has('rgb(1, 2, 3)')).toBe(true);
});
