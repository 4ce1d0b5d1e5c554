/**
 * The record of an epoch: from now on a place (a workspace, or the room of one person's devices) has another secret,
 * which the removed devices do not get. Signed by a device that knew the secret before.
 */
import * as v from 'valibot';
import { ok, type Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import { isBytesText, isKeyText } from './ids.ts';
import { encodeValue, parseBytes } from './parse.ts';
import { CIRCLE_LIMIT, ROSTER_KEYS, type Roster, type RosterEntry, roster } from './roster.ts';

export interface EpochBody {
  readonly version: 1;
  /** The place's id, from its first secret. */
  readonly place: string;
  /** The first secret is number 0. */
  readonly number: number;
  readonly at: number;
  /** The id that the new secret derives: binds the secret, which travels beside, to this record. */
  readonly secret: string;
  /** base64url keys of the devices that may be given the secret. */
  readonly devices: readonly string[];
  /** Those of the signer's person that are removed by it. */
  readonly removed: readonly string[];
  /** Of a circle, where somebody came or went: all who are in it from now on. */
  readonly members?: Roster | undefined;
  /** base64url envelopes in which those who went say that they have left. */
  readonly gone?: readonly string[] | undefined;
}

/** What is signed: the body's own bytes, so that what was shown to be known and what is read are the same. */
export interface EpochRecord {
  readonly version: 1;
  readonly body: string;
  /** Shows that the signer knew the secret before this one: base64url of 32 bytes over `body`. */
  readonly knowledge: string;
  readonly certificate: string;
}

/** Given to a device over a proven link: each epoch it has missed, with its secret. */
export interface Handover {
  readonly version: 1;
  readonly epochs: readonly { readonly record: string; readonly secret: string }[];
}

/** Shown to somebody whom an epoch takes out: its record, without the secret. */
export interface Parting {
  readonly version: 1;
  readonly out: string;
}

/** Devices of one place, and epochs of one handover. */
const MOST = 64;
const RECORD = 16_384;
const version = v.literal(1);
const key = v.pipe(v.string(), v.check(isKeyText));
const keys = v.pipe(v.array(key), v.maxLength(MOST));
const id = v.pipe(
  v.string(),
  v.check((text) => isBytesText(text, 16)),
);
const base64url = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]+$/));
const count = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));

const BodySchema = v.strictObject({
  version,
  place: id,
  number: v.pipe(count(1), v.maxValue(10_000)),
  at: count(0),
  secret: id,
  devices: keys,
  removed: keys,
  members: v.optional(roster),
  gone: v.optional(v.pipe(v.array(base64url(600)), v.maxLength(CIRCLE_LIMIT))),
});
const RecordSchema = v.strictObject({ version, body: base64url(RECORD), knowledge: key, certificate: base64url(400) });
const HandoverSchema = v.strictObject({
  version,
  epochs: v.pipe(
    v.array(v.strictObject({ record: base64url(2 * RECORD), secret: key })),
    v.minLength(1),
    v.maxLength(MOST),
  ),
});
const PartingSchema = v.strictObject({ version, out: base64url(2 * RECORD) });

export const encodeEpochBody = (body: EpochBody): Uint8Array =>
  encodeValue<EpochBody & Partial<RosterEntry>>(body, [
    ...(['version', 'place', 'number', 'at', 'secret', 'devices', 'removed', 'members', 'gone'] as const),
    ...ROSTER_KEYS,
  ]);
export const parseEpochBody = (bytes: Uint8Array): Result<EpochBody, ModelError> =>
  parseBytes(BodySchema, bytes, RECORD);
export const encodeEpochRecord = (record: EpochRecord): Uint8Array =>
  encodeValue(record, ['version', 'body', 'knowledge', 'certificate']);
export const parseEpochRecord = (bytes: Uint8Array): Result<EpochRecord, ModelError> =>
  parseBytes(RecordSchema, bytes, 2 * RECORD);
export const encodeHandover = (handover: Handover): Uint8Array => new TextEncoder().encode(JSON.stringify(handover));
export const parseHandover = (bytes: Uint8Array): Result<Handover, ModelError> => {
  const parsed = parseBytes(HandoverSchema, bytes, MOST * 3 * RECORD);
  return parsed.ok ? ok(parsed.value) : parsed;
};
export const encodeParting = (parting: Parting): Uint8Array => encodeValue(parting, ['version', 'out']);
export const parseParting = (bytes: Uint8Array): Result<Parting, ModelError> =>
  parseBytes(PartingSchema, bytes, 3 * RECORD);
