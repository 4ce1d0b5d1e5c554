/**
 * What one of a programme's coordinators did, as they sign it (label `office`): Yjs knows no author, and where several
 * answer for a programme it must be told who did what.
 */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import type { ModelError } from './errors.ts';
import { encodeValue, parseBytes } from './parse.ts';

const OFFICE_DEEDS = [
  'ran',
  'published',
  'proposed',
  'invited',
  'reminded',
  'more-time',
  'ended',
  'announced',
  'changed-pack',
  'let-in',
  'took-out',
] as const;
export type OfficeDeed = (typeof OFFICE_DEEDS)[number];

export interface OfficeWord {
  readonly version: 1;
  /** The office's place: a word of one office counts in no other. */
  readonly workspace: string;
  readonly id: string;
  readonly at: Instant;
  readonly does: OfficeDeed;
  /** What it is about: a run by its inputs, a batch by its time, an invitation, a person; empty where that says nothing. */
  readonly about: string;
  /** A person let in or taken out, as they were called then. */
  readonly name: string;
  /** Of pairs, letters or people. */
  readonly count: number;
}

const OFFICE_WORD_BYTES = 1_024;
/** With the signature and its signer. */
export const OFFICE_ENVELOPE_BYTES = OFFICE_WORD_BYTES + 97;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const schema = v.strictObject({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  at: whole,
  does: v.picklist(OFFICE_DEEDS),
  about: v.pipe(v.string(), v.maxLength(120)),
  name: v.pipe(v.string(), v.maxLength(80)),
  count: whole,
});

export const encodeOfficeWord = (word: OfficeWord): Uint8Array =>
  encodeValue(word, ['version', 'workspace', 'id', 'at', 'does', 'about', 'name', 'count']);
export const parseOfficeWord = (bytes: Uint8Array): Result<OfficeWord, ModelError> =>
  parseBytes(schema, bytes, OFFICE_WORD_BYTES);
