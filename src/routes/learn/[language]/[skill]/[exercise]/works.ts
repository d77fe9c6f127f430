/** What the work on each kind of exercise looks like. Fetched one by one: only code needs the editor. */
export const works = {
	code: () => import('./CodeWork.svelte'),
	predict: () => import('./AnswerWork.svelte'),
	choice: () => import('./ChoiceWork.svelte')
};
