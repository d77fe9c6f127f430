import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRefused, listPackages } from '../../../scripts/third-party/list.js';
import { writeNotices } from '../../../scripts/third-party/notices.js';

const packages = listPackages('.');
const sample = { name: 'sample', version: '1.0.0', text: '' };

describe('what of others ships with Glim', () => {
	it('is under licences that let the app stay under its own', () => {
		expect(findRefused(packages)).toEqual([]);
	});

	it.each(['GPL-3.0-only', 'AGPL-3.0', 'UNLICENSED', 'unknown', 'SEE LICENSE IN LICENSE'])(
		'may not be under %s',
		(licence) => {
			expect(findRefused([{ ...sample, licence }])).toHaveLength(1);
		}
	);

	it('is found with what it depends on in turn', () => {
		const names = packages.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['dexie', '@lezer/common', '@floating-ui/core', 'svelte']));
	});

	it('brings the text of its licence', () => {
		expect(packages.filter(({ text }) => text.length < 200).map(({ name }) => name)).toEqual([]);
	});

	it('is listed as it is installed; npm run third-party lists it anew', () => {
		expect(readFileSync('static/third-party.txt', 'utf8')).toBe(writeNotices('.'));
	});
});
