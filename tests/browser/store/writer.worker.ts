import { openProfile } from '#lib/store/open-profile.ts';
import { openRegistry } from '#lib/store/open-registry.ts';
import { opened } from '../../unit/store/fixture.ts';

/** A tab that writes and seals as fast as it can, telling what was acknowledged, until it is killed. */
addEventListener('message', async (message: MessageEvent<string>) => {
	const registry = await openRegistry();
	const profile = await openProfile(registry.registry, message.data);
	if (profile.kind !== 'open') return postMessage(profile.problem);
	const { store } = profile;
	for (let at = 0; ; at += 1) {
		const event = await store.append(opened, `attempt = ${at}`);
		postMessage(event.id);
		if (at % 7 === 0) void store.exportBackup();
	}
});
