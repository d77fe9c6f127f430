/**
 * The second wall. The first is the frame's opaque origin and its content security policy, under which no
 * request leaves and no storage opens; here the doors themselves are taken off, before learner code comes in.
 */

/** Names of the worker's global scope that reach the network, storage, other contexts or more workers. */
const doors = [
	...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
	...['importScripts', 'Worker', 'SharedWorker', 'BroadcastChannel', 'Notification', 'FontFace', 'fonts'],
	...['indexedDB', 'IDBFactory', 'caches', 'CacheStorage', 'cookieStore', 'PushManager', 'PushSubscription'],
	...['webkitRequestFileSystem', 'webkitRequestFileSystemSync', 'webkitResolveLocalFileSystemURL'],
	...['StorageManager', 'LockManager', 'USB', 'HID', 'Serial', 'close']
];

/** Removes them from the scope and from every object it inherits from. */
export function closeDoors(): void {
	for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner)) {
		for (const name of doors) closeDoor(owner, name);
	}
}

function closeDoor(owner: object, name: string): void {
	if (!Object.hasOwn(owner, name)) return;
	Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
}

/**
 * Pyodide takes a worker that can import scripts for one it does not support. Ours cannot, and must not.
 */
export function refuseImports(): void {
	const refuse = () => {
		throw new TypeError('This worker imports no scripts.');
	};
	for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner)) {
		if (Object.hasOwn(owner, 'importScripts')) {
			Object.defineProperty(owner, 'importScripts', { value: refuse, configurable: true });
		}
	}
}

const page = 65_536;

/**
 * Caps every WebAssembly memory of this worker: a larger one is refused, which Python meets as a MemoryError.
 * Nothing that Python can reach lifts the cap.
 * @returns a function that sets the cap, in bytes
 */
export function capMemory(): (bytes: number) => void {
	let cap = Number.POSITIVE_INFINITY;
	const grow = WebAssembly.Memory.prototype.grow;
	const capped = function (this: WebAssembly.Memory, pages: number): number {
		if (this.buffer.byteLength + pages * page > cap) throw new RangeError('The memory limit is reached.');
		return grow.call(this, pages);
	};
	Object.defineProperty(WebAssembly.Memory.prototype, 'grow', {
		value: capped,
		writable: false,
		configurable: false
	});
	return (bytes) => {
		cap = bytes;
	};
}
