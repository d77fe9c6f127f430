import { painted, until } from './until.ts';

const button = (label: string) =>
	[...document.querySelectorAll<HTMLButtonElement>('main button')].find(
		(each) => each.textContent.trim() === label && !each.disabled
	);
const editor = () => document.querySelector<HTMLElement>('.cm-content');
const printed = () => document.querySelector('[role=log] pre')?.textContent ?? '';
const verdicts = () => document.querySelectorAll('details summary .verdict').length;

function click(label: string) {
	const found = button(label);
	if (!found) throw new Error(`There is no button ${label}.`);
	found.click();
}

/** Puts a program into the editor as a paste would. */
export function type(program: string) {
	const field = editor();
	if (!field || field.innerText.trim() === program.trim()) return;
	field.focus();
	getSelection()?.selectAllChildren(field);
	document.execCommand('insertText', false, program);
}

/** From the opening of the page to the output of a program, run as soon as the page lets one. */
export async function firstOutput(program: string, expected: string) {
	await until(() => editor() && button('Run'));
	const clickableAt = performance.now();
	type(program);
	click('Run');
	await until(() => printed().includes(expected));
	return { clickableAt, outputAt: performance.now(), paintedAt: await painted() };
}

/** From the click on Run to other output than before: in the document, and painted. */
export async function run() {
	const before = printed();
	const at = performance.now();
	click('Run');
	await until(() => printed() !== before && printed() !== '');
	const inDocument = performance.now() - at;
	return { inDocument, painted: (await painted()) - at };
}

/** From the click on Stop of a hung program to a Run button, and to the next run's painted output. */
export async function stop() {
	const before = printed();
	const at = performance.now();
	click('Stop');
	await until(() => button('Run'));
	const ready = performance.now() - at;
	click('Run');
	await until(() => printed() !== before && printed() !== '');
	return { ready, output: (await painted()) - at };
}

/** From the click on Submit to the painted results. */
export async function submit(): Promise<number> {
	const at = performance.now();
	click('Submit');
	await until(() => verdicts() === 0);
	await until(() => verdicts() > 0);
	return (await painted()) - at;
}
