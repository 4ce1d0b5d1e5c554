/*
 * Boxes for what is long. The browser's AES-GCM works beside the page, and on a megabyte several times as fast as
 * tweetnacl, which holds the page up meanwhile (docs/decisions/0108-long-entries-by-aes-gcm.md). Same shape as a box of seal.ts, the
 * commitment included: AES-GCM alone would open under a second key just as well.
 */
import nacl from 'tweetnacl';
import { concat, mustHaveLength, utf8 } from './bytes.ts';
import { bind, expandKey, extractKey } from './derive.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Random, Secret } from './secret.ts';

const version = 2;
const nonceLength = 24;
const commitmentAt = 1 + nonceLength;
const header = commitmentAt + 32;
const tagLength = 16;

/** Every key comes from a fresh nonce and seals one text, so the vector need not tell texts apart. */
const algorithm: AesGcmParams = { name: 'AES-GCM', iv: new Uint8Array(12), tagLength: tagLength * 8 };

export interface LongSealer {
  /** Null where the page has no WebCrypto. */
  seal(plain: Uint8Array, random: Random): Promise<Uint8Array> | null;
  open(sealed: Uint8Array): Promise<Result<Uint8Array, CryptoError>>;
}

/**
 * Seals and opens long texts under one key, for one purpose in one context; a box made for another opens as
 * `cannot-open`. The key has 16 bytes or more; a shorter one throws.
 */
export function longSealer(key: Secret, purpose: string, context: string): LongSealer {
  if (key.reveal().length < 16) throw new RangeError('a sealing key has at least 16 bytes');
  const extracted = extractKey(key.reveal());
  const fields = [utf8(purpose), utf8(context)];

  const keysOf = (nonce: Uint8Array) => {
    const both = expandKey(extracted, bind('seal/long', [...fields, nonce]), 64);
    return { bytes: both.slice(0, 32), commitment: both.subarray(32) };
  };

  return {
    seal(plain, random) {
      const subtle = subtleHere();
      if (subtle === undefined) return null;
      const nonce = random(nonceLength);
      mustHaveLength(nonce, nonceLength, 'random bytes');
      const { bytes, commitment } = keysOf(nonce);
      return subtle
        .importKey('raw', bytes, 'AES-GCM', false, ['encrypt'])
        .then((once) => subtle.encrypt(algorithm, once, owned(plain)))
        .then((box) => concat(Uint8Array.of(version), nonce, commitment, new Uint8Array(box)));
    },
    async open(sealed) {
      if (sealed.length < header + tagLength) return refuse('bad-length');
      if (sealed[0] !== version) return refuse('bad-version');
      const { bytes, commitment } = keysOf(sealed.subarray(1, commitmentAt));
      // nacl.verify compares in constant time.
      if (!nacl.verify(commitment, sealed.subarray(commitmentAt, header))) return refuse('cannot-open');
      const subtle = subtleHere();
      if (subtle === undefined) return refuse('unsupported');
      const once = await subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
      try {
        return ok(new Uint8Array(await subtle.decrypt(algorithm, once, owned(sealed.subarray(header)))));
      } catch (failure) {
        // OperationError is how WebCrypto says that the authenticator does not match.
        const isMismatch = failure instanceof DOMException && failure.name === 'OperationError';
        return refuse(isMismatch ? 'cannot-open' : 'unsupported');
      }
    },
  };
}

const subtleHere = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;

/** WebCrypto's types refuse views of memory that another thread could change; this room never makes one. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
