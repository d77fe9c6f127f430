/** A plain record by id. Ids come from files and peers, so that only own keys may count. */
export type ById<T> = Readonly<Record<string, T>>;

/** The entry of an id, or undefined; `constructor` and its like are ids like any other. */
export function lookUp<T>(record: ById<T>, id: string): T | undefined {
	return Object.hasOwn(record, id) ? record[id] : undefined;
}
