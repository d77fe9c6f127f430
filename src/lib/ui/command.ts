/** Something the learner can go to or do from anywhere. */
export interface Command {
	readonly id: string;
	readonly title: string;
	/** The heading it stands under, such as "Skills". */
	readonly group: string;
	/** Further words it is found by. */
	readonly keywords?: readonly string[];
	readonly run: () => void;
}

function normalise(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** 3: the title begins with the word; 2: a word of it does; 1: it stands somewhere; 0: nowhere. */
function rankWord(word: string, title: string, rest: string): number {
	if (title.startsWith(word)) return 3;
	if (title.includes(` ${word}`)) return 2;
	return title.includes(word) || rest.includes(word) ? 1 : 0;
}

function rank(words: readonly string[], command: Command): number {
	const title = normalise(command.title);
	const rest = normalise([command.group, ...(command.keywords ?? [])].join(' '));
	const ranks = words.map((word) => rankWord(word, title, rest));
	return ranks.some((each) => each === 0) ? 0 : ranks.reduce((sum, each) => sum + each, 1);
}

/**
 * The commands that hold every word of the query in title, group or keywords, best first and otherwise in
 * the given order. Case and accents do not matter; an empty query finds everything.
 * @param limit the most to return
 */
export function findCommands(commands: readonly Command[], query: string, limit: number): readonly Command[] {
	const words = normalise(query).split(/\s+/).filter(Boolean);
	return commands
		.map((command) => ({ command, rank: rank(words, command) }))
		.filter((each) => each.rank > 0)
		.sort((one, other) => other.rank - one.rank)
		.slice(0, limit)
		.map((each) => each.command);
}

/** The commands under their headings, headings in order of first appearance. */
export function groupCommands(
	commands: readonly Command[]
): readonly { readonly group: string; readonly commands: readonly Command[] }[] {
	const groups = new Map<string, Command[]>();
	for (const command of commands) {
		const listed = groups.get(command.group);
		if (listed) listed.push(command);
		else groups.set(command.group, [command]);
	}
	return [...groups].map(([group, listed]) => ({ group, commands: listed }));
}
