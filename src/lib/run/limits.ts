import type { Limits } from './protocol.ts';

const mebibyte = 1024 * 1024;

/** A free run: five seconds of its own time, extendable; output and memory that a page can bear. */
export const runLimits: Limits = {
	wallMs: 5_000,
	memoryBytes: 256 * mebibyte,
	outputLines: 2_000,
	outputBytes: 256 * 1024
};

/** All tests of a submission together. */
export const gradeLimits: Limits = { ...runLimits, wallMs: 2_000 };
