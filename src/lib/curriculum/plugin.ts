import { resolve, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Curriculum } from './graph.ts';
import { describeProblem } from './problem.ts';
import { readFolder } from './read-folder.ts';
import { layOutReef } from './reef-layout.ts';

const outlineModule = 'virtual:curriculum/outline';
const reefModule = 'virtual:curriculum/reef';
const skillsModule = 'virtual:curriculum/skills';
const modules = [outlineModule, reefModule, skillsModule];
const skillPrefix = 'virtual:curriculum/skill/';
// Rollup's sign that a module is no file.
const virtual = '\0';

/**
 * Gives the pages the curriculum as modules: `virtual:curriculum/outline`, small enough for every page,
 * `virtual:curriculum/reef`, where each skill stands in the picture, and one lazily loaded `virtual:curriculum/skill/<id>` for each skill, listed in `virtual:curriculum/skills`.
 * A broken file ends a build with every `file:line reason`; a development server shows them and recovers.
 * @param folder where the skills lie, relative to the project
 */
export function curriculum(folder = 'skills'): Plugin {
	let root = resolve(folder);
	let read: Curriculum | undefined;
	const demand = () => {
		read ??= readFolder(root, folder);
		if (!read.ok) throw new Error(describeAll(read));
		return read;
	};
	return {
		name: 'glim-curriculum',
		configResolved(config) {
			root = resolve(config.root, folder);
		},
		buildStart() {
			read = undefined;
			if (this.environment.mode === 'build') demand();
		},
		resolveId(id) {
			return modules.includes(id) || id.startsWith(skillPrefix) ? virtual + id : undefined;
		},
		load(id) {
			return id.startsWith(virtual) ? codeOf(id.slice(virtual.length), demand) : undefined;
		},
		configureServer(server) {
			server.watcher.add(root);
			server.watcher.on('all', (_, path) => {
				if (!path.startsWith(root + sep) || !path.endsWith('.md')) return;
				read = undefined;
				reload(server);
			});
		}
	};
}

function describeAll(curriculum: Curriculum): string {
	if (curriculum.ok) return '';
	return ['The curriculum is broken:', ...curriculum.problems.map(describeProblem)].join('\n');
}

type Demand = () => Extract<Curriculum, { ok: true }>;

function codeOf(id: string, demand: Demand): string | undefined {
	if (id === outlineModule) return `export default ${JSON.stringify(demand().outline)};`;
	if (id === reefModule) return `export default ${JSON.stringify(layOutReef(demand().outline.skills))};`;
	if (id === skillsModule) return loadersOf(demand());
	if (!id.startsWith(skillPrefix)) return undefined;
	const skill = demand().skills.find((each) => each.id === id.slice(skillPrefix.length));
	if (!skill) throw new Error(`There is no skill ${id.slice(skillPrefix.length)}.`);
	return `export default ${JSON.stringify(skill)};`;
}

function loadersOf({ skills }: ReturnType<Demand>): string {
	const entries = skills.map(({ id }) => {
		const module = JSON.stringify(skillPrefix + id);
		return `\t${JSON.stringify(id)}: () => import(${module})`;
	});
	return `export default {\n${entries.join(',\n')}\n};`;
}

/** Forgets every module made from the skills, in the browser and on the server alike. */
function reload(server: ViteDevServer): void {
	for (const environment of Object.values(server.environments)) {
		for (const [id, module] of environment.moduleGraph.idToModuleMap) {
			if (id.startsWith(`${virtual}virtual:curriculum/`)) environment.moduleGraph.invalidateModule(module);
		}
	}
	server.ws.send({ type: 'full-reload' });
}
