/** What people of a circle write to each other about the circle itself. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import { isBytesText, isKeyText } from './ids.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import { ROSTER_KEYS, type Roster, type RosterEntry, roster } from './roster.ts';
import * as s from './schemas.ts';

/** Sealed to somebody who said yes: the place, and the epoch with which they are in it. Nothing of what was before. */
export interface Welcome {
  readonly version: 1;
  readonly place: string;
  /** Of the circle. */
  readonly name: string;
  /** base64url of the epoch's signed record, and of its secret. */
  readonly record: string;
  readonly secret: string;
}

/** Signed (label `shared`) by somebody who was there: what was written in a chapter is everybody's who is here now. */
export interface SharedPast {
  readonly version: 1;
  readonly workspace: string;
  /** The number of the chapter. */
  readonly chapter: number;
  /** Who was in it, so that their lines are known for theirs. */
  readonly members: Roster;
}

const version = v.literal(1);
const place = v.pipe(
  v.string(),
  v.check((text) => isBytesText(text, 16)),
);
const WelcomeSchema = v.strictObject({
  version,
  place,
  name: s.line(LIMITS.name),
  record: v.pipe(v.string(), v.maxLength(24_000), v.regex(/^[A-Za-z0-9_-]+$/)),
  secret: v.pipe(v.string(), v.check(isKeyText)),
});
const SharedSchema = v.strictObject({
  version,
  workspace: place,
  chapter: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000)),
  members: roster,
});

/** A letter of the server's is at most 32 KiB, sealed. */
const WELCOME_BYTES = 28_000;
const SHARED_BYTES = 8_192;

export const encodeWelcome = (welcome: Welcome): Uint8Array =>
  encodeValue(welcome, ['version', 'place', 'name', 'record', 'secret']);
export const parseWelcome = (bytes: Uint8Array): Result<Welcome, ModelError> =>
  parseBytes(WelcomeSchema, bytes, WELCOME_BYTES);
export const encodeShared = (shared: SharedPast): Uint8Array =>
  encodeValue<SharedPast & Partial<RosterEntry>>(shared, [
    ...(['version', 'workspace', 'chapter', 'members'] as const),
    ...ROSTER_KEYS,
  ]);
export const parseShared = (bytes: Uint8Array): Result<SharedPast, ModelError> =>
  parseBytes(SharedSchema, bytes, SHARED_BYTES);
