import { openPack } from '#lib/run/pack.ts';
import type { Pack } from '#lib/run/pack.ts';
import { whenIdle } from './when-idle.ts';

/** The Python pack of this build. The runner and the shell share one, so that they share its download. */
export function openPythonPack(base: string): Pack {
	return openPack('python', {
		base,
		fetch: (input, init) => fetch(input, init),
		caches: 'caches' in globalThis ? caches : undefined,
		whenIdle
	});
}
