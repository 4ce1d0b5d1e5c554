/**
 * What two people of a workspace say about the sealed share that one keeps for the other, as each signs it (label
 * `partner`): one word of whoever asks, one of whoever is asked.
 */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import type { ModelError } from './errors.ts';
import { isKeyText } from './ids.ts';
import { parseBytes } from './parse.ts';

interface Said {
  readonly version: 1;
  /** Binds it to its workspace: the same word is worth nothing in another one. */
  readonly workspace: string;
  readonly at: Instant;
}

/** `id`: the hash of the share; null takes it back. `share` stands here only between their yes and their receipt. */
export interface PartnerAsk extends Said {
  readonly say: 'ask';
  readonly id: string | null;
  readonly share: string | null;
}

/** `held`: it is on the disk of who says so. */
export interface PartnerAnswer extends Said {
  readonly say: 'answer';
  readonly of: string;
  readonly stage: 'yes' | 'no' | 'held';
}

export type PartnerWord = PartnerAsk | PartnerAnswer;

const said = {
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  // The last instant a Date can hold, less room for the words that follow.
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.63e15)),
};
const id = v.pipe(v.string(), v.check(isKeyText));
const share = v.pipe(v.string(), v.maxLength(200), v.regex(/^[A-Za-z0-9_-]+$/));
const schema = v.variant('say', [
  v.strictObject({ ...said, say: v.literal('ask'), id: v.nullable(id), share: v.nullable(share) }),
  v.strictObject({ ...said, say: v.literal('answer'), of: id, stage: v.picklist(['yes', 'no', 'held']) }),
]);

const LIMIT = 700;

export const encodePartner = (word: PartnerWord): Uint8Array => new TextEncoder().encode(JSON.stringify(word));
export const parsePartner = (bytes: Uint8Array): Result<PartnerWord, ModelError> => parseBytes(schema, bytes, LIMIT);
