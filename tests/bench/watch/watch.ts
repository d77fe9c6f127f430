import { bareFirstOutput, bareRun } from './bare.ts';
import { firstOutput, run, stop, submit, type } from './desk.ts';
import { watchPaints } from './paints.ts';

/*
 * Goes into every page that is measured, before its own scripts. All times are milliseconds since the
 * navigation began, or since the click where there is one.
 */
const bench = { paints: watchPaints(), type, run, stop, submit, firstOutput, bareFirstOutput, bareRun };

declare global {
	interface Window {
		bench: typeof bench;
	}
}

window.bench = bench;
