import { outline } from '#lib/curriculum/load.ts';
import type { EntryGenerator } from './$types';

export const entries: EntryGenerator = () =>
	outline.skills.map((each) => {
		const [language = '', skill = ''] = each.id.split('/');
		return { language, skill };
	});
