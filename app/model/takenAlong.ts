/**
 * The file that a person takes along: an archive of open formats. What is for people (Markdown, SVG, media) stands in
 * folders in their language; what is read back is JSON under `data/`, named by `manifest.json`. Decision 0147.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from './brand.ts';
import type { Card } from './card.ts';
import { cardSchema } from './cardCodec.ts';
import { type FileRef, fileRefSchema } from './file.ts';
import { readJson } from './json.ts';
import { personSchema } from './personSchema.ts';
import { CIRCLE_ROLES, type CircleRole } from './roster.ts';

/** Raised when what an older Binôme would read back is not all there is. */
export const TAKEN_VERSION = 1;
export const TAKEN_FORMAT = 'binome';

const TAKEN_LIMITS = {
  spaces: 400,
  /** Of one space. */
  documents: 5_000,
  files: 5_000,
} as const;

/**
 * Of a part of the file, as JSON. A conversation of 50,000 messages of 300 letters is one document of 44 MB and 100,000 values; a page or
 * board of a megabyte has some 50,000. Deeper than a document is filled (400) nothing of it would be kept.
 */
export const TAKEN_JSON = {
  manifest: { bytes: 1_000_000, deep: 8, values: 2_000 },
  space: { bytes: 8_000_000, deep: 16, values: 400_000 },
  document: { bytes: 64 * 1024 * 1024, deep: 1_000, values: 2_000_000 },
} as const;

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const path = v.pipe(text(200), v.regex(/^data\/[A-Za-z0-9/_.-]+$/));
const instant = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));

const member = v.object({
  id: personSchema,
  name: text(200),
  role: v.picklist(CIRCLE_ROLES),
  former: v.boolean(),
  card: v.nullable(cardSchema),
});

const space = v.object({
  version: v.literal(1),
  id: text(64),
  title: text(200),
  owner: personSchema,
  kind: v.picklist(['pair', 'circle', 'notes']),
  since: instant,
  programme: v.nullable(
    v.object({
      name: text(200),
      role: v.picklist(['mentor', 'mentee', 'supervisor']),
      months: v.pipe(v.number(), v.minValue(0)),
    }),
  ),
  mentee: v.nullable(personSchema),
  members: v.pipe(v.array(member), v.maxLength(200)),
  documents: v.pipe(
    v.array(v.object({ name: v.pipe(text(120), v.regex(/^[A-Za-z0-9 _-]+$/)), path })),
    v.maxLength(TAKEN_LIMITS.documents),
  ),
  files: v.pipe(v.array(v.object({ file: fileRefSchema, path: text(400) })), v.maxLength(TAKEN_LIMITS.files)),
});

const manifest = v.object({
  format: v.literal(TAKEN_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  made: text(40),
  /** Where each space is told of, in JSON. */
  spaces: v.pipe(v.array(path), v.maxLength(TAKEN_LIMITS.spaces)),
});

export interface TakenMember {
  readonly id: PersonId;
  readonly name: string;
  readonly role: CircleRole;
  readonly former: boolean;
  readonly card: Card | null;
}

export interface TakenSpace {
  readonly version: 1;
  /** That of the workspace: what is signed there names it. */
  readonly id: string;
  readonly title: string;
  /** Whose file it is: their goals that nobody else sees are in it too. */
  readonly owner: PersonId;
  /** `notes`: of one person alone. */
  readonly kind: 'pair' | 'circle' | 'notes';
  readonly since: Instant;
  readonly programme: {
    readonly name: string;
    readonly role: 'mentor' | 'mentee' | 'supervisor';
    readonly months: number;
  } | null;
  readonly mentee: PersonId | null;
  /** Everybody who is or was in it. */
  readonly members: readonly TakenMember[];
  readonly documents: readonly { readonly name: string; readonly path: string }[];
  readonly files: readonly { readonly file: FileRef; readonly path: string }[];
}

export type TakenManifest = v.InferOutput<typeof manifest>;

export type TakenFault = {
  /** `newer`: a later Binôme made it, and there is more in it than this one knows. */
  readonly tag: 'not-ours' | 'newer' | 'damaged';
};

export function parseManifest(bytes: Uint8Array): Result<TakenManifest, TakenFault> {
  const parsed = v.safeParse(manifest, readJson(bytes, TAKEN_JSON.manifest));
  // Neither UTF-8 nor JSON: some other archive.
  if (!parsed.success) return err({ tag: 'not-ours' });
  return parsed.output.version > TAKEN_VERSION ? err({ tag: 'newer' }) : ok(parsed.output);
}

export function parseTakenSpace(bytes: Uint8Array): Result<TakenSpace, TakenFault> {
  const parsed = v.safeParse(space, readJson(bytes, TAKEN_JSON.space));
  return parsed.success ? ok(parsed.output) : err({ tag: 'damaged' });
}

/** Null where it is no JSON object. */
export function parseTakenDocument(bytes: Uint8Array): { readonly [root: string]: unknown } | null {
  const value = readJson(bytes, TAKEN_JSON.document);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [root: string]: unknown })
    : null;
}
