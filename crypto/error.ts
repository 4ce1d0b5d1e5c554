import type { Result } from './result.ts';
import { err } from './result.ts';

/** Every way this room refuses. The tag is all the caller learns: a finer reason would help only who forges. */
export type CryptoError = {
  readonly tag:
    | 'bad-length'
    | 'bad-version'
    | 'bad-encoding'
    | 'bad-signature'
    | 'cannot-open'
    | 'wrong-passphrase'
    | 'unsupported';
};

export const refuse = (tag: CryptoError['tag']): Result<never, CryptoError> => err({ tag });
