import { describe, expect, it } from 'vitest';
import { listMissing } from '../../../scripts/setup/dependencies.js';
import { isNodeNewEnough } from '../../../scripts/setup/node-version.js';

describe('npm start on whatever is there', () => {
	const lock = {
		packages: {
			'': { version: '1.0.0' },
			'node_modules/a': { version: '2.0.0' },
			'node_modules/for-another-platform': { version: '1.0.0', optional: true }
		}
	};

	const having = (versions: Record<string, string>) => listMissing(lock, async (path) => versions[path]);

	it('installs nothing when every package has its version', async () => {
		expect(await having({ 'node_modules/a': '2.0.0' })).toEqual([]);
	});

	it('installs when a package is missing or has another version', async () => {
		expect(await having({})).toEqual(['node_modules/a']);
		expect(await having({ 'node_modules/a': '1.9.0' })).toEqual(['node_modules/a']);
	});

	it.each([
		['20.19.0', true],
		['22.0.0', true],
		['20.18.3', false],
		['18.20.0', false]
	])('says whether Node %s is new enough', (version, isNew) => {
		expect(isNodeNewEnough(version)).toBe(isNew);
	});
});
