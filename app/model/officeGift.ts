/** What a new coordinator is given: the programme's secrets, and the epoch with which they are in its office. */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { ModelError } from './errors.ts';
import { isBytesText, isKeyText } from './ids.ts';
import { LIMITS } from './limits.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

/** Sealed to the key whose number the two have compared. All bytes in base64url. */
export interface OfficeGift {
  readonly version: 1;
  /** The programme's seed: its id and its keys follow from it. */
  readonly seed: string;
  /** Opens the programme's notice. */
  readonly notice: string;
  /** The programme's public face, as it signs it. */
  readonly programme: string;
  /** Who gives it, by their key and their name. */
  readonly inviter: string;
  readonly name: string;
  /** The epoch's signed record, and its secret. */
  readonly record: string;
  readonly secret: string;
}

const bytes = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]+$/));
const key = v.pipe(v.string(), v.check(isKeyText));
const schema = v.strictObject({
  version: v.literal(1),
  seed: key,
  notice: v.pipe(
    v.string(),
    v.check((text) => isBytesText(text, 16)),
  ),
  programme: bytes(14_000),
  inviter: key,
  name: s.line(LIMITS.name),
  record: bytes(24_000),
  secret: key,
});

/** Sealed and in text it fits one message of a meeting. */
const GIFT_BYTES = 42_000;

export const encodeOfficeGift = (gift: OfficeGift): Uint8Array =>
  encodeValue(gift, ['version', 'seed', 'notice', 'programme', 'inviter', 'name', 'record', 'secret']);
export const parseOfficeGift = (data: Uint8Array): Result<OfficeGift, ModelError> =>
  parseBytes(schema, data, GIFT_BYTES);
