import { error } from '@sveltejs/kit';
import { outline } from '#lib/curriculum/load.ts';
import { m } from '#lib/messages/messages.js';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () =>
	outline.skills
		.flatMap((skill) => skill.exercises)
		.map((each) => {
			const [language = '', skill = '', exercise = ''] = each.id.split('/');
			return { language, skill, exercise };
		});

export const load: PageLoad = async ({ params, parent }) => {
	const { skill } = await parent();
	const id = `${params.language}/${params.skill}/${params.exercise}`;
	const exercise = skill.exercises.find((each) => each.id === id);
	if (!exercise) error(404, m.exercise_not_found());
	return { exercise };
};
