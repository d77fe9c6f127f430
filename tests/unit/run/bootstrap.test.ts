import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bootstrapHash, bootstrapSource } from '../../../workers/sandbox/bootstrap.js';

test("the hash in the page's policy is that of the bootstrap script", () => {
	const hash = createHash('sha256').update(bootstrapSource).digest('base64');
	expect(bootstrapHash).toBe(`sha256-${hash}`);
});
