/** That somebody read what another person had on a screen, as they sign it (label `scan`). */
import * as v from 'valibot';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import type { ModelError } from './errors.ts';
import { encodeValue, parseBytes } from './parse.ts';
import * as s from './schemas.ts';

export interface Scan {
  readonly version: 1;
  /** When what was read was made, by the clock of who showed it. */
  readonly issued: Instant;
  /** When it was read, by the clock of who read it. */
  readonly at: Instant;
  /** base64url, 32 bytes that tell of the mark to who drew it, and to nobody else. */
  readonly proof: string;
}

const schema = v.strictObject({
  version: v.literal(1, 'malformed'),
  issued: s.instant,
  at: s.instant,
  proof: s.key,
});

export const encodeScan = (scan: Scan): Uint8Array => encodeValue(scan, ['version', 'issued', 'at', 'proof']);
export const parseScan = (bytes: Uint8Array): Result<Scan, ModelError> => parseBytes(schema, bytes, 300);
