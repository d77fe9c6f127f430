import { error } from '@sveltejs/kit';
import { loadSkill } from '#lib/curriculum/load.ts';
import { m } from '#lib/messages/messages.js';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params }) => {
	const skill = await loadSkill(`${params.language}/${params.skill}`);
	if (!skill) error(404, m.lesson_none());
	return { skill };
};
