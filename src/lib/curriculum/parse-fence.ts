import type { Code } from 'mdast';
import type { Report } from './problem.ts';
import type { Block } from './prose.ts';
import { suggest } from './nearest.ts';

const runnable = ['python', 'javascript', 'typescript'];
const languages = [...runnable, 'text', 'html', 'css', 'json', 'shell', 'yaml'];

/** What stands after the language of a fence: one word, and lines of input. */
export interface FenceInfo {
	readonly word?: string;
	readonly input?: readonly string[];
}

/** Reads what follows the language, such as `run input="Ada|36"`. Undefined where it is malformed. */
export function readFenceInfo(meta: string): FenceInfo | undefined {
	const match = /^([a-z]+)?(?:(?:^|\s+)input="([^"]*)")?$/.exec(meta.trim());
	if (!match) return undefined;
	return {
		...(match[1] === undefined ? {} : { word: match[1] }),
		...(match[2] === undefined ? {} : { input: match[2].split('|') })
	};
}

/** A fenced block of a lesson or a task: shown, or with `run` also runnable. */
export function parseFence(node: Code, report: Report): Block {
	const language = node.lang ?? 'text';
	const info = readFenceInfo(node.meta ?? '');
	const reason = findFenceFault(language, info);
	if (reason) report(node.position?.start.line ?? 1, reason);
	return { type: 'code', language, text: node.value, run: info?.word === 'run', input: info?.input ?? [] };
}

function findFenceFault(language: string, info: FenceInfo | undefined): string | undefined {
	if (!languages.includes(language))
		return `unknown language “${language}” of a block${suggest(language, languages)}`;
	if (!info) return `after “${language}” only run and input="line|line" can stand here`;
	if (info.word && info.word !== 'run') {
		return `unknown word “${info.word}” after “${language}”${suggest(info.word, ['run', 'starter', 'solution', 'code', 'answer', 'tests', 'misconceptions', 'options'])}`;
	}
	if (info.word === 'run' && !runnable.includes(language)) return `a block of ${language} cannot be run`;
	if (info.input && info.word !== 'run') return 'input only makes sense for a block that runs';
	return undefined;
}
