import { readFileSync } from 'node:fs';

const catalogue = JSON.parse(readFileSync('src/messages/exercise/en.json', 'utf8'));

/**
 * What a page of an exercise says, as a pattern for the whole text: places for values match anything.
 * @param {string} key of the message catalogue @returns {RegExp}
 */
export function findWords(key) {
	const message = catalogue[key];
	const forms = typeof message === 'string' ? [message] : Object.values(message[0].match);
	return new RegExp(`^(${forms.map(toPattern).join('|')})$`);
}

/** @param {string} form */
function toPattern(form) {
	return form.replace(/[.*+?^$()[\]|\\]/g, '\\$&').replace(/\{\w+\}/g, '.+');
}
