import type { SwitchAnswer, SwitchRequest } from './protocol.ts';

/** Asks the version that waits to take over from the present one, and gives its answer. */
export function askToSwitch(waiting: ServiceWorker): Promise<SwitchAnswer> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = (event: MessageEvent<SwitchAnswer>) => resolve(event.data);
		waiting.postMessage({ type: 'glim-switch' } satisfies SwitchRequest, [port2]);
	});
}
