import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../../scripts/setup/dependencies.js';
import { isNodeNewEnough } from '../../../scripts/setup/node-version.js';

describe('npm start on whatever is there', () => {
	const lock = {
		packages: {
			'': { version: '1.0.0' },
			'node_modules/a': { version: '2.0.0' },
			'node_modules/for-another-platform': { version: '1.0.0', optional: true }
		}
	};

	it('installs nothing when every package has its version', () => {
		expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '2.0.0' } } })).toBe(true);
	});

	it('installs when a package is missing or has another version', () => {
		expect(isInstalled(lock, {})).toBe(false);
		expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.9.0' } } })).toBe(false);
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
