/** Everything on the page that may hold typing not yet on disk. */
export class UnsavedWork {
	readonly #savers = new Set<() => Promise<boolean>>();

	/** @param save writes what is pending; false where it could not. Returns the removal. */
	add(save: () => Promise<boolean>): () => void {
		this.#savers.add(save);
		return () => this.#savers.delete(save);
	}

	/** Whether everything is on disk now. Never rejects. */
	async saveAll(): Promise<boolean> {
		const saved = await Promise.all([...this.#savers].map((save) => save().catch(() => false)));
		return saved.every(Boolean);
	}
}
