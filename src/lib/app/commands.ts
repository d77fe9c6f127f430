import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { outline } from '#lib/curriculum/load.ts';
import { exerciseRoute, skillRoute } from '#lib/curriculum/route.ts';
import { m } from '#lib/messages/messages.js';

/** Where the command palette leads: the pages, every lesson, every exercise. */
export function listCommands() {
	return [...listPages(), ...outline.skills.map(toLesson), ...outline.skills.flatMap(listExercises)];
}

function listPages() {
	return [
		{ id: 'home', title: m.frame_home(), run: () => void goto(resolve('/')) },
		{ id: 'reef', title: m.reef_title(), run: () => void goto(resolve('/reef')) },
		{ id: 'device', title: m.frame_device(), run: () => void goto(resolve('/device')) },
		{ id: 'settings', title: m.frame_settings(), run: () => void goto(resolve('/settings')) }
	].map((each) => ({ ...each, group: m.frame_places() }));
}

type Skill = (typeof outline.skills)[number];

function toLesson({ id, title, summary, language }: Skill) {
	const run = () => void goto(resolve(...skillRoute(id)));
	return { id, title, group: m.learner_lessons(), keywords: [summary, language], run };
}

function listExercises(skill: Skill) {
	return skill.exercises.map(({ id, title }) => {
		const run = () => void goto(resolve(...exerciseRoute(id)));
		return { id, title, group: m.learner_exercises(), keywords: [skill.title], run };
	});
}
