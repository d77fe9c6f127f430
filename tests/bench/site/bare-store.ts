/** A database with one table and nothing around it: what the browser itself takes to keep one row. */
export function openBareStore(): Promise<(row: unknown) => Promise<void>> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open('bare', 1);
		request.onupgradeneeded = () => void request.result.createObjectStore('rows', { autoIncrement: true });
		request.onerror = () => reject(request.error);
		request.onsuccess = () => resolve((row) => keep(request.result, row));
	});
}

function keep(database: IDBDatabase, row: unknown): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
		transaction.objectStore('rows').add(row);
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
	});
}
