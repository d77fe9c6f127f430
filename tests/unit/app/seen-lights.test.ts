import { describe, expect, it } from 'vitest';
import { forgetLights, takeNewLights } from '#lib/app/seen-lights.ts';

function openStorage() {
	const kept = new Map<string, string>();
	return () => ({
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
		size: kept.size
	});
}

describe('a light in the reef', () => {
	it('lights up at the first look after it was mastered, and only then', () => {
		const storage = openStorage();
		expect(takeNewLights('ada', [], storage)).toEqual(new Set());
		expect(takeNewLights('ada', ['python/printing'], storage)).toEqual(new Set(['python/printing']));
		expect(takeNewLights('ada', ['python/printing'], storage)).toEqual(new Set());
		expect(takeNewLights('ada', ['python/printing', 'python/text'], storage)).toEqual(
			new Set(['python/text'])
		);
	});

	it('does not light up where it was lit before this device knew of it', () => {
		const storage = openStorage();
		expect(takeNewLights('ada', ['python/printing', 'python/text'], storage)).toEqual(new Set());
	});

	it('is seen by one learner and not by another', () => {
		const storage = openStorage();
		takeNewLights('ada', [], storage);
		takeNewLights('ben', [], storage);
		takeNewLights('ada', ['python/text'], storage);
		expect(takeNewLights('ben', ['python/text'], storage)).toEqual(new Set(['python/text']));
	});

	it('stays as it is where the browser keeps nothing', () => {
		const blocked = () => {
			throw new DOMException('blocked', 'SecurityError');
		};
		expect(takeNewLights('ada', ['python/text'], blocked)).toEqual(new Set());
	});

	it('leaves no trace of a learner who was removed', () => {
		const storage = openStorage();
		takeNewLights('ada', ['python/printing'], storage);
		forgetLights('ada', storage);
		expect(storage().size).toBe(0);
	});

	it('can be forgotten where the browser refuses its storage', () => {
		const refuse = () => {
			throw new Error('denied');
		};
		expect(() => forgetLights('ada', refuse)).not.toThrow();
	});
});
