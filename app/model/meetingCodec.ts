/** What two devices say to each other at a meeting place, before there is a room. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import { isKeyText } from './ids.ts';
import { LIMITS } from './limits.ts';
import { parseBytes } from './parse.ts';

/**
 * `hello`: a new device asks, and commits to its key. `nonce`: what the number on both screens also follows from.
 * `shown`: the key, what the device is called, and for a new coordinator who they are. `gift`: what is given, in a letter
 * sealed to that key.
 */
export type LinkingMessage =
  | { readonly version: 1; readonly say: 'hello'; readonly commitment: string }
  | { readonly version: 1; readonly say: 'nonce'; readonly commitment: string; readonly nonce: string }
  | { readonly version: 1; readonly say: 'shown'; readonly box: string; readonly name: string; readonly who?: Who }
  | { readonly version: 1; readonly say: 'gift'; readonly letter: string };

/** Of somebody who is not the giver: their device by their own word, and the key to which they are written. */
export interface Who {
  /** base64url certificate of the device. */
  readonly certificate: string;
  /** base64url X25519 key of the person. */
  readonly box: string;
}

/** What somebody who came back with nothing but their seed shows to those who know them. */
export interface ReturnCall {
  readonly version: 1;
  /** base64url certificate of the new device. */
  readonly certificate: string;
  readonly at: number;
}

/** What a partner answers: what the two agreed their space by, sealed to who came back. */
export type ReturnAnswer =
  | { readonly version: 1; readonly say: 'invitation'; readonly letter: string }
  | { readonly version: 1; readonly say: 'programme'; readonly envelope: string }
  /** Where no programme introduced them: the signed offer and the signed reply, each in a letter. */
  | { readonly version: 1; readonly say: 'direct'; readonly offer: string; readonly reply: string };

const base64url = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]+$/));
const key = v.pipe(v.string(), v.check(isKeyText));
const version = v.literal(1);

const LinkingSchema = v.variant('say', [
  v.strictObject({ version, say: v.literal('hello'), commitment: key }),
  v.strictObject({ version, say: v.literal('nonce'), commitment: key, nonce: key }),
  v.strictObject({
    version,
    say: v.literal('shown'),
    box: key,
    name: v.pipe(v.string(), v.maxLength(LIMITS.name)),
    who: v.exactOptional(v.strictObject({ certificate: base64url(400), box: key })),
  }),
  v.strictObject({ version, say: v.literal('gift'), letter: base64url(60_000) }),
]);
const CallSchema = v.strictObject({
  version,
  certificate: base64url(400),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
const AnswerSchema = v.variant('say', [
  v.strictObject({ version, say: v.literal('invitation'), letter: base64url(65_536) }),
  v.strictObject({ version, say: v.literal('programme'), envelope: base64url(20_000) }),
  v.strictObject({ version, say: v.literal('direct'), offer: base64url(12_000), reply: base64url(12_000) }),
]);

/** Of one message, sealed or not. */
const MESSAGE = 66_000;

export const encodeMeeting = (message: LinkingMessage | ReturnCall | ReturnAnswer): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(message));
export const parseLinkingMessage = (bytes: Uint8Array): Result<LinkingMessage, ModelError> =>
  parseBytes(LinkingSchema, bytes, MESSAGE);
export const parseReturnCall = (bytes: Uint8Array): Result<ReturnCall, ModelError> =>
  parseBytes(CallSchema, bytes, MESSAGE);
export const parseReturnAnswer = (bytes: Uint8Array): Result<ReturnAnswer, ModelError> =>
  parseBytes(AnswerSchema, bytes, MESSAGE);
