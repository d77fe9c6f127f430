import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import '#lib/ui/base.css';
import '#lib/ui/tokens.css';
import Gallery from './Gallery.svelte';

it('a button that waits says so, keeps its focus and does not act again', async () => {
	const screen = await render(Gallery);
	const button = screen.getByRole('button', { name: 'Save', exact: true });
	button.element().focus();
	await userEvent.keyboard('{Enter}');
	const waiting = screen.getByRole('button', { name: 'Saving…' });
	await expect.element(waiting).toHaveFocus();
	await expect.element(waiting).toHaveAttribute('aria-busy', 'true');
});

it('a field is described by its hint and by what is wrong with it', async () => {
	const screen = await render(Gallery);
	const named = screen.getByRole('textbox', { name: 'Your name' });
	await expect.element(named).toHaveAccessibleDescription('Only on this device.');
	const wrong = screen.getByRole('textbox', { name: 'What does it print?' });
	await expect.element(wrong).toHaveAccessibleDescription('We need one line; this has none.');
	await expect.element(wrong).toBeInvalid();
	await expect.element(wrong).toHaveAttribute('autocapitalize', 'off');
});

it('a switch is turned by the space key', async () => {
	const screen = await render(Gallery);
	const sound = screen.getByRole('switch', { name: /^Sound/ });
	await expect.element(sound).not.toBeChecked();
	sound.element().focus();
	await userEvent.keyboard(' ');
	await expect.element(sound).toBeChecked();
});

it('choices are walked by arrows', async () => {
	const screen = await render(Gallery);
	screen.getByRole('radio', { name: 'Calm' }).element().focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(screen.getByRole('radio', { name: 'Brisk' })).toBeChecked();
});

it('progress is said in bytes or steps', async () => {
	const screen = await render(Gallery);
	const python = screen.getByRole('progressbar', { name: 'Getting Python' });
	await expect.element(python).toHaveAttribute('aria-valuetext', '3.1 MB of 6.4 MB');
	const tests = screen.getByRole('progressbar', { name: 'Tests' });
	await expect.element(tests).toHaveAttribute('aria-valuetext', '2 of 6');
});

it('a tooltip shows at keyboard focus and goes at Escape', async () => {
	const screen = await render(Gallery);
	await userEvent.tab();
	screen.getByRole('button', { name: 'What is this?' }).element().focus();
	const tip = page.getByText('Runs your code and shows what it prints');
	await expect.element(tip).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(tip).not.toBeInTheDocument();
});

it('a popover opens by keyboard, is named, and closes at Escape', async () => {
	const screen = await render(Gallery);
	const opener = screen.getByRole('button', { name: 'Levels' });
	opener.element().focus();
	await userEvent.keyboard('{Enter}');
	const popover = page.getByRole('dialog', { name: 'About levels' });
	await expect.element(popover).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(popover).not.toBeInTheDocument();
	await expect.element(opener).toHaveFocus();
});

it('every control is at least 24 pixels in both directions', async () => {
	const screen = await render(Gallery);
	const controls = [...screen.container.querySelectorAll('button, input:not([type=radio]), select')];
	const tooSmall = controls.filter((control) => {
		const { width, height } = control.getBoundingClientRect();
		return width < 24 || height < 24;
	});
	expect(controls.length).toBeGreaterThan(20);
	expect(tooSmall).toEqual([]);
});

it('a name that is taken is refused with a reason and stays typed', async () => {
	const screen = await render(Gallery);
	const field = screen.getByRole('textbox', { name: 'Name', exact: true });
	await field.fill('Ada');
	await screen.getByRole('button', { name: 'Add a learner' }).click();
	await expect.element(field).toHaveAccessibleDescription('There is an Ada already.');
	await expect.element(field).toHaveValue('Ada');
});

it('a learner is switched to by name', async () => {
	const onact = vi.fn();
	const screen = await render(Gallery, { onact });
	await screen.getByRole('button', { name: 'Switch to Noor' }).click();
	expect(onact).toHaveBeenCalledExactlyOnceWith('b');
});
