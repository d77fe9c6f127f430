import { resolve } from '$app/paths';
import { outline } from '#lib/curriculum/load.ts';
import { exerciseRoute, skillRoute } from '#lib/curriculum/route.ts';
import { m } from '#lib/messages/messages.js';

/** Where the command palette leads: the pages, every lesson, every exercise. */
export function listCommands(go: (path: string) => void) {
	const pages = [
		{ id: 'home', title: m.frame_home(), path: resolve('/') },
		{ id: 'reef', title: m.reef_title(), path: resolve('/reef') },
		{ id: 'device', title: m.frame_device(), path: resolve('/device') },
		{ id: 'settings', title: m.frame_settings(), path: resolve('/settings') }
	].map((each) => ({ ...each, group: m.frame_places() }));
	const lessons = outline.skills.map((skill) => ({
		id: skill.id,
		title: skill.title,
		group: m.learner_lessons(),
		keywords: [skill.summary, skill.language],
		path: resolve(...skillRoute(skill.id))
	}));
	const exercises = outline.skills.flatMap((skill) =>
		skill.exercises.map((exercise) => ({
			id: exercise.id,
			title: exercise.title,
			group: m.learner_exercises(),
			keywords: [skill.title],
			path: resolve(...exerciseRoute(exercise.id))
		}))
	);
	return [...pages, ...lessons, ...exercises].map(({ path, ...command }) => ({
		...command,
		run: () => go(path)
	}));
}
