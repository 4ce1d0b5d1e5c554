/** An invitation from one person to another, without a programme: what is offered, what is answered, how it ended. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import type { ModelError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

/** Signed by who invites, label `offer`. */
export interface Offer {
  readonly version: 1;
  readonly name: string;
  /** To the person invited; may be empty. */
  readonly words: string;
  /** base64url X25519 key. */
  readonly box: string;
  /**
   * base64url X25519 key that the reply is sealed to, drawn for this offer: it does not follow from the seed, as `box`
   * does. Offers of before it was drawn are answered under `box`.
   */
  readonly answer?: string | undefined;
  readonly issued: Instant;
  readonly expires: Instant;
}

/** Signed by who accepts, label `reply`. */
export interface Reply {
  readonly version: 1;
  /** base64url SHA-256 of the signed offer. */
  readonly offer: string;
  readonly name: string;
  readonly box: string;
  readonly at: Instant;
}

/** What lies where the offer lay: nobody else can take it. */
export interface Ending {
  readonly version: 1;
  readonly why: 'taken' | 'cancelled';
  /** base64url SHA-256 of the signed reply that was taken; empty when it was cancelled. */
  readonly by: string;
}

/** Days an invitation may wait. */
export const LONGEST_OFFER = 30 * 24 * 3_600_000;
const BYTES = 4_096;
const version = v.literal(1, 'malformed');

const OfferSchema = v.pipe(
  v.strictObject({
    version,
    name: s.line(LIMITS.name),
    words: s.words,
    box: s.key,
    answer: v.optional(s.key),
    issued: s.instant,
    expires: s.instant,
  }),
  v.check(({ issued, expires }) => expires > issued && expires - issued <= LONGEST_OFFER, 'out-of-range'),
);
const ReplySchema = v.strictObject({ version, offer: s.key, name: s.line(LIMITS.name), box: s.key, at: s.instant });
const EndingSchema = v.strictObject({
  version,
  why: v.picklist(['taken', 'cancelled'], 'malformed'),
  by: v.union([v.literal(''), s.key]),
});

export const encodeOffer = (offer: Offer): Uint8Array =>
  encodeValue(offer, ['version', 'name', 'words', 'box', 'answer', 'issued', 'expires']);
export const parseOffer = (bytes: Uint8Array): Result<Offer, ModelError> => parseBytes(OfferSchema, bytes, BYTES);
export const encodeReply = (reply: Reply): Uint8Array => encodeValue(reply, ['version', 'offer', 'name', 'box', 'at']);
export const parseReply = (bytes: Uint8Array): Result<Reply, ModelError> => parseBytes(ReplySchema, bytes, BYTES);
export const encodeEnding = (ending: Ending): Uint8Array => encodeValue(ending, ['version', 'why', 'by']);
export const parseEnding = (bytes: Uint8Array): Result<Ending, ModelError> => parseBytes(EndingSchema, bytes, BYTES);
