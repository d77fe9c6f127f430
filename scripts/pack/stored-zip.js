import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const deflated = 8;
/** 1 January 1980: the same input gives the same bytes on every machine. */
const date = 0x0021;

/** @typedef {{ name: string, crc: number, bytes: Buffer }} ZipFile */

/**
 * Reads the files of a zip archive.
 * @param {Buffer} zip
 * @returns {ZipFile[]} without folders, in the order of the directory
 */
export function readZip(zip) {
	const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
	if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw new Error('This is not a zip archive.');
	const files = [];
	let at = zip.readUInt32LE(end + 16);
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		const entry = readEntry(zip, at);
		if (!entry.name.endsWith('/'))
			files.push({ name: entry.name, crc: entry.crc, bytes: readBytes(zip, entry) });
		at = entry.next;
	}
	return files;
}

/** @param {Buffer} zip @param {number} at */
function readEntry(zip, at) {
	if (zip.readUInt32LE(at) !== directoryEntry) throw new Error(`The zip directory is broken at byte ${at}.`);
	const nameLength = zip.readUInt16LE(at + 28);
	return {
		method: zip.readUInt16LE(at + 10),
		crc: zip.readUInt32LE(at + 16),
		packed: zip.readUInt32LE(at + 20),
		local: zip.readUInt32LE(at + 42),
		name: zip.toString('utf8', at + 46, at + 46 + nameLength),
		next: at + 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
	};
}

/** @param {Buffer} zip @param {{ method: number, packed: number, local: number }} entry */
function readBytes(zip, entry) {
	const start = entry.local + 30 + zip.readUInt16LE(entry.local + 26) + zip.readUInt16LE(entry.local + 28);
	const bytes = zip.subarray(start, start + entry.packed);
	return entry.method === deflated ? inflateRawSync(bytes) : bytes;
}

/**
 * Writes a zip archive without compression, so that the whole of it compresses better than its parts.
 * @param {readonly ZipFile[]} files
 * @returns {Buffer}
 */
export function writeStoredZip(files) {
	const local = [];
	const directory = [];
	let at = 0;
	for (const file of files) {
		const header = Buffer.concat([numbers([localEntry, 4]), fields(file), Buffer.from(file.name)]);
		directory.push(
			numbers([directoryEntry, 4], [20, 2]),
			fields(file),
			numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
			Buffer.from(file.name)
		);
		local.push(header, file.bytes);
		at += header.length + file.bytes.length;
	}
	const index = Buffer.concat(directory);
	const count = /** @type {[number, number]} */ ([files.length, 2]);
	return Buffer.concat([
		...local,
		index,
		numbers([endOfDirectory, 4], [0, 2], [0, 2], count, count, [index.length, 4], [at, 4], [0, 2])
	]);
}

/** What the header before a file and its line in the directory share. @param {ZipFile} file */
function fields(file) {
	const size = file.bytes.length;
	return numbers(
		[20, 2],
		[0x0800, 2],
		[0, 2],
		[0, 2],
		[date, 2],
		[file.crc, 4],
		[size, 4],
		[size, 4],
		[Buffer.byteLength(file.name), 2],
		[0, 2]
	);
}

/** @param {...[value: number, bytes: number]} parts */
function numbers(...parts) {
	const buffer = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0));
	let at = 0;
	for (const [value, bytes] of parts) at = buffer.writeUIntLE(value, at, bytes);
	return buffer;
}
