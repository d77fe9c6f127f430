import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InstallPrompt } from '#lib/app/shell/install-prompt.svelte.ts';

let asked = 0;
let end: () => void;
let install: InstallPrompt;

/** The browser's own event, which it sends only outside of tests. */
function browserIsReady(outcome: string): Event {
	const event = new Event('beforeinstallprompt', { cancelable: true });
	const prompt = () => Promise.resolve((asked += 1));
	dispatchEvent(Object.assign(event, { prompt, userChoice: Promise.resolve({ outcome }) }));
	return event;
}

beforeEach(() => {
	asked = 0;
	localStorage.clear();
	install = new InstallPrompt();
	end = install.start();
});

afterEach(() => end());

describe('putting the app on the home screen', () => {
	it('waits for the learner instead of letting the browser interrupt', () => {
		const event = browserIsReady('accepted');
		expect(event.defaultPrevented).toBe(true);
		expect(install.canAsk).toBe(true);
		expect(asked).toBe(0);
	});

	it('asks once, and knows the answer', async () => {
		browserIsReady('accepted');
		await install.ask();
		await install.ask();
		expect(asked).toBe(1);
		expect(install.isInstalled).toBe(true);
		expect(install.canAsk).toBe(false);
	});

	it('is offered after a success once in the life of the device, also when it is declined', () => {
		browserIsReady('dismissed');
		install.offerOnce();
		expect(install.isOffered).toBe(true);
		install.decline();
		install.offerOnce();
		expect(install.isOffered).toBe(false);
	});

	it('is not offered where the browser cannot ask, and the offer is kept for later', () => {
		install.offerOnce();
		expect(install.isOffered).toBe(false);
		browserIsReady('dismissed');
		install.offerOnce();
		expect(install.isOffered).toBe(true);
	});

	it('notices when the learner installs it from the menu', () => {
		browserIsReady('dismissed');
		dispatchEvent(new Event('appinstalled'));
		expect(install.isInstalled).toBe(true);
		expect(install.canAsk).toBe(false);
	});
});
