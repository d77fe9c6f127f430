/**
 * The store with all that it needs: the database, the format of the log, its signatures. It is fetched after
 * the page itself, which answers before the learner's work has been read.
 */
export async function loadStore() {
	const [{ openRegistry }, { openProfile }, { openMemoryStore }] = await Promise.all([
		import('#lib/store/open-registry.ts'),
		import('#lib/store/open-profile.ts'),
		import('#lib/store/memory-store.ts')
	]);
	return { openRegistry, openProfile, openMemoryStore };
}
