import * as z from 'zod/mini';
import type { Event } from '#lib/learner/event.ts';
import type { BackupLimits, BackupParts, Manifest, PartName } from './backup-file.ts';
import {
	backupFormat,
	backupLimits,
	backupVersion,
	envelopeSchema,
	manifestSchema,
	notePart,
	partNames,
	partSchemas,
	signedBytes
} from './backup-file.ts';
import type { Block } from './block.ts';
import { headBytes, textLengthOf } from './block.ts';
import type { Bytes } from './bytes.ts';
import { decodeText, fromBase64, fromBase64Url } from './bytes.ts';
import { unpack } from './deflate.ts';
import { ed25519 } from './ed25519.ts';
import { hashText } from './hash.ts';
import { readBlock } from './read-block.ts';

/** Why a file is refused, whole. Nothing has been changed. */
export type BackupRefusal =
	/** The browser could not read the file: moved, deleted, no permission. */
	| { readonly kind: 'unreadable'; readonly detail: string }
	/** Some other file. */
	| { readonly kind: 'notABackup' }
	/** Made by a newer Glim. */
	| { readonly kind: 'newerFormat' }
	/** Cut short or changed on the way, in this part (`file` where it is not even known in which). */
	| { readonly kind: 'damaged'; readonly part: PartName | 'file' | 'manifest' }
	/** Whole, but not as the device that signed it wrote it. */
	| { readonly kind: 'tampered'; readonly part: PartName | 'manifest' }
	/** It unpacks to more than any backup has. */
	| { readonly kind: 'tooLarge'; readonly limitBytes: number };

/** Everything of a backup, proved. */
export interface Backup {
	readonly manifest: Manifest;
	readonly parts: BackupParts;
	readonly log: readonly OpenBlock[];
}

/** A block and what is in it. */
export interface OpenBlock {
	readonly block: Block;
	readonly events: readonly Event[];
}

export type BackupOutcome =
	| { readonly kind: 'sound'; readonly backup: Backup }
	| { readonly kind: 'refused'; readonly refusal: BackupRefusal };

/** Reads a file and proves all of it: hashes, signatures, every block and event. Writes nothing, never rejects. */
export async function readBackup(file: Blob, limits: BackupLimits = backupLimits): Promise<BackupOutcome> {
	const opened = await openFile(file, limits);
	if ('refusal' in opened) return { kind: 'refused', ...opened };
	try {
		return await prove(opened.json, limits);
	} catch (error) {
		// Nesting deeper than the stack: no file of ours.
		if (error instanceof RangeError) return refuse({ kind: 'damaged', part: 'file' });
		throw error;
	}
}

type Refused = { readonly refusal: BackupRefusal };

async function openFile(file: Blob, limits: BackupLimits): Promise<Refused | { readonly json: unknown }> {
	if (file.size > limits.fileBytes) return tooLarge(limits.fileBytes);
	let bytes: Bytes;
	try {
		bytes = new Uint8Array(await file.arrayBuffer());
	} catch (error) {
		return { refusal: { kind: 'unreadable', detail: String(error) } };
	}
	// Some browsers unpack a download by themselves: what is left is the JSON, as good as the file.
	if (bytes[0] === 0x7b) return parse(bytes);
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { refusal: { kind: 'notABackup' } };
	const unpacked = await unpack(bytes, 'gzip', limits.jsonBytes);
	if (unpacked.kind === 'tooLarge') return tooLarge(limits.jsonBytes);
	return unpacked.kind === 'damaged' ? { refusal: { kind: 'damaged', part: 'file' } } : parse(unpacked.bytes);
}

function tooLarge(limitBytes: number): Refused {
	return { refusal: { kind: 'tooLarge', limitBytes } };
}

function parse(bytes: Bytes): Refused | { readonly json: unknown } {
	try {
		return { json: JSON.parse(decodeText(bytes)) };
	} catch {
		const isOurs = new TextDecoder().decode(bytes.subarray(0, 100)).includes(`"${backupFormat}"`);
		return { refusal: isOurs ? { kind: 'damaged', part: 'file' } : { kind: 'notABackup' } };
	}
}

async function prove(json: unknown, limits: BackupLimits): Promise<BackupOutcome> {
	if (!isObject(json) || json['format'] !== backupFormat) return refuse({ kind: 'notABackup' });
	if (typeof json['version'] === 'number' && json['version'] > backupVersion)
		return refuse({ kind: 'newerFormat' });
	const envelope = z.safeParse(envelopeSchema, json);
	if (!envelope.success) return refuse({ kind: 'damaged', part: 'file' });
	const manifest = z.safeParse(manifestSchema, envelope.data.manifest);
	if (!manifest.success) return refuse({ kind: 'damaged', part: 'manifest' });
	const wrongPart = await findDamage(manifest.data, envelope.data.parts);
	if (wrongPart) return refuse({ kind: 'damaged', part: wrongPart });
	if (!(await isSigned(manifest.data, envelope.data.signature)))
		return refuse({ kind: 'tampered', part: 'manifest' });
	return proveParts(manifest.data, envelope.data.parts, limits);
}

/** The part that is not what the manifest says, before anything is made of it. */
async function findDamage(
	manifest: Manifest,
	parts: Record<string, unknown>
): Promise<PartName | 'file' | undefined> {
	if (Object.keys(parts).length !== partNames.length) return 'file';
	for (const name of partNames) {
		const part: unknown = parts[name];
		if (!Array.isArray(part)) return name;
		const note = await notePart(part);
		if (note.count !== manifest.parts[name].count || note.sha256 !== manifest.parts[name].sha256) return name;
	}
	return undefined;
}

async function isSigned(manifest: Manifest, signature: string): Promise<boolean> {
	const [key, bytes] = [decode(manifest.device, fromBase64Url), decode(signature, fromBase64)];
	return (
		key !== undefined &&
		bytes !== undefined &&
		(await (await ed25519()).verify(key, await signedBytes(manifest), bytes))
	);
}

/** The hashes are right: what is wrong from here on was written so. */
async function proveParts(
	manifest: Manifest,
	raw: Record<string, unknown>,
	limits: BackupLimits
): Promise<BackupOutcome> {
	const wrong = partNames.find((name) => !z.safeParse(partSchemas[name], raw[name]).success);
	if (wrong) return refuse({ kind: 'tampered', part: wrong });
	const parts = parseParts(raw);
	if (parts.profile[0]?.id !== manifest.learner) return refuse({ kind: 'tampered', part: 'profile' });
	for (const source of parts.sources) {
		if ((await hashText(source.text)) !== source.sha256) return refuse({ kind: 'tampered', part: 'sources' });
	}
	return proveBlocks(manifest, parts, limits);
}

function parseParts(raw: Record<string, unknown>): BackupParts {
	return {
		profile: z.parse(partSchemas.profile, raw['profile']),
		blocks: z.parse(partSchemas.blocks, raw['blocks']),
		drafts: z.parse(partSchemas.drafts, raw['drafts']),
		sources: z.parse(partSchemas.sources, raw['sources']),
		settings: z.parse(partSchemas.settings, raw['settings']),
		conflicts: z.parse(partSchemas.conflicts, raw['conflicts']),
		quarantine: z.parse(partSchemas.quarantine, raw['quarantine'])
	};
}

async function proveBlocks(
	manifest: Manifest,
	parts: BackupParts,
	limits: BackupLimits
): Promise<BackupOutcome> {
	const log: OpenBlock[] = [];
	// What the heads promise bounds what is unpacked: a block with more text than it says is refused.
	if (sumTextLengths(parts.blocks) > limits.eventBytes) {
		return refuse({ kind: 'tooLarge', limitBytes: limits.eventBytes });
	}
	for (const packed of parts.blocks) {
		const bytes = decode(packed, fromBase64);
		const read = bytes && (await readBlock(bytes));
		if (read?.kind === 'broken' && read.fault === 'newerFormat') return refuse({ kind: 'newerFormat' });
		if (read?.kind !== 'sound' || read.block.learner !== manifest.learner) {
			return refuse({ kind: 'tampered', part: 'blocks' });
		}
		log.push({ block: read.block, events: read.events });
	}
	return { kind: 'sound', backup: { manifest, parts, log } };
}

/** What the heads of the blocks say they unpack to. */
function sumTextLengths(blocks: readonly string[]): number {
	return blocks.reduce((sum, packed) => {
		const head = decode(packed.slice(0, 128), fromBase64);
		return sum + (head && head.length >= headBytes ? textLengthOf(head) : 0);
	}, 0);
}

function decode(text: string, by: (text: string) => Bytes): Bytes | undefined {
	try {
		return by(text);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function refuse(refusal: BackupRefusal): BackupOutcome {
	return { kind: 'refused', refusal };
}
