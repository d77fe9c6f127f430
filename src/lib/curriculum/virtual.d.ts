/** The modules that the curriculum's build plugin makes from the files below `skills/`. */
declare module 'virtual:curriculum/outline' {
	import type { Outline } from '#lib/curriculum/skill.ts';
	const outline: Outline;
	export default outline;
}

declare module 'virtual:curriculum/reef' {
	import type { ReefLayout } from '#lib/curriculum/reef-layout.ts';
	const layout: ReefLayout;
	export default layout;
}

declare module 'virtual:curriculum/skills' {
	import type { Skill } from '#lib/curriculum/skill.ts';
	const loaders: Readonly<Record<string, () => Promise<{ readonly default: Skill }>>>;
	export default loaders;
}
