/** Where a skill's lesson is: what `resolve` of the framework takes. */
export function skillRoute(id: string) {
	const [language = '', skill = ''] = id.split('/');
	return ['/learn/[language]/[skill]', { language, skill }] as const;
}

/** Where an exercise is. */
export function exerciseRoute(id: string) {
	const [language = '', skill = '', exercise = ''] = id.split('/');
	return ['/learn/[language]/[skill]/[exercise]', { language, skill, exercise }] as const;
}
