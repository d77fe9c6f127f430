import { expect, it } from 'vitest';
import { findCommands, groupCommands } from '#lib/ui/command.ts';

const command = (title: string, group = 'Skills', keywords: readonly string[] = []) => ({
	id: title,
	title,
	group,
	keywords,
	run: () => {}
});
const commands = [
	command('Sorting lists'),
	command('Lists'),
	command('Playlist', 'Exercises'),
	command('Functions', 'Skills', ['def', 'return']),
	command('The café bill', 'Exercises')
];
const find = (query: string) => findCommands(commands, query, 10).map((each) => each.title);

it('finds everything in its order for an empty query', () => {
	expect(find('  ')).toEqual(commands.map((each) => each.title));
});

it('puts titles that begin with the word first, then words in them, then the rest', () => {
	expect(find('list')).toEqual(['Lists', 'Sorting lists', 'Playlist']);
});

it('wants every word, in any order, in title, heading or keywords', () => {
	expect(find('lists sort')).toEqual(['Sorting lists']);
	expect(find('return')).toEqual(['Functions']);
	expect(find('exercises bill')).toEqual(['The café bill']);
	expect(find('lists nowhere')).toEqual([]);
});

it('does not mind case or accents', () => {
	expect(find('CAFE')).toEqual(['The café bill']);
});

it('keeps headings together in order of first appearance', () => {
	const groups = groupCommands(commands);
	expect(groups.map((each) => [each.group, each.commands.length])).toEqual([
		['Skills', 3],
		['Exercises', 2]
	]);
});
