import * as z from 'zod/mini';
import type { Bytes } from './bytes.ts';
import { encodeText, joinBytes } from './bytes.ts';
import { canonicalText } from '#lib/learner/canonical.ts';
import { digest, hashText } from './hash.ts';
import { cleanName, isProfileId } from './profile.ts';

/**
 * A backup file: gzip (RFC 1952) around one JSON object, so that anybody can look into it.
 *
 * `manifest` names the learner, the device that wrote it, and for each part how many entries it has and the
 * SHA-256 of its canonical JSON. `signature` is that device's Ed25519 signature over "glim backup 1" 0A and
 * the SHA-256 of the manifest's canonical JSON. `parts` are everything of the profile but the private key:
 * open events are sealed before, so the log is all in `blocks`.
 */
export const backupFormat = 'glim-backup';
export const backupVersion = 1;

export interface BackupLimits {
	readonly fileBytes: number;
	readonly jsonBytes: number;
	readonly eventBytes: number;
}

/** The most a file may have, packed and unpacked, and the most text all its blocks may unpack to. */
export const backupLimits: BackupLimits = {
	fileBytes: 67_108_864,
	jsonBytes: 268_435_456,
	eventBytes: 268_435_456
};

const text = z.string().check(z.maxLength(4_194_304));
const name = z.string().check(z.minLength(1), z.maxLength(400));
const time = z.int().check(z.gte(0), z.lte(253_402_300_799_999));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const learner = z.string().check(z.refine(isProfileId));
const version = z.strictObject({ text, savedAt: time });

/** What each part holds, entry by entry. */
export const partSchemas = {
	profile: z
		.array(
			z.strictObject({
				id: learner,
				name: name.check(z.refine((each) => cleanName(each) === each)),
				avatar: z.string().check(z.maxLength(400)),
				createdAt: time,
				lastUsedAt: time,
				hasBegun: z.boolean()
			})
		)
		.check(z.length(1)),
	/** Base64 of whole blocks, `block.ts`. */
	blocks: z.array(base64),
	drafts: z.array(
		z.strictObject({
			exercise: name,
			text,
			savedAt: time,
			revision: z.int().check(z.gte(1)),
			versions: z.array(version).check(z.maxLength(100))
		})
	),
	sources: z.array(z.strictObject({ sha256, text })),
	settings: z.array(z.strictObject({ name, value: z.unknown() })),
	conflicts: z.array(
		z.strictObject({
			kind: z.enum(['fork', 'sameId']),
			device: name,
			seq: z.int(),
			sides: z.array(text),
			foundAt: time
		})
	),
	quarantine: z.array(z.strictObject({ table: name, key: name, detail: text, row: text, foundAt: time }))
} as const;

export type PartName = keyof typeof partSchemas;
export type BackupParts = { readonly [Name in PartName]: z.infer<(typeof partSchemas)[Name]> };

export const partNames = Object.keys(partSchemas).filter((each): each is PartName => each in partSchemas);

const partNote = z.strictObject({ count: z.int().check(z.gte(0)), sha256 });

export const manifestSchema = z.strictObject({
	createdAt: time,
	/** The public key of the device that wrote the file, base64url. */
	device: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
	learner,
	parts: z.strictObject({
		profile: partNote,
		blocks: partNote,
		drafts: partNote,
		sources: partNote,
		settings: partNote,
		conflicts: partNote,
		quarantine: partNote
	})
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The file before its content is looked at. */
export const envelopeSchema = z.strictObject({
	format: z.literal(backupFormat),
	version: z.literal(backupVersion),
	manifest: z.unknown(),
	signature: base64,
	parts: z.record(z.string(), z.unknown())
});

/** Count and hash of a part. */
export async function notePart(part: readonly unknown[]): Promise<Manifest['parts'][PartName]> {
	return { count: part.length, sha256: await hashText(canonicalText(part)) };
}

/** What the device signs. */
export async function signedBytes(manifest: unknown): Promise<Bytes> {
	return joinBytes(encodeText('glim backup 1\n'), await digest(encodeText(canonicalText(manifest))));
}
