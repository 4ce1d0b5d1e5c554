import nacl from 'tweetnacl';
import { concat, mustHaveLength, utf8 } from './bytes.ts';
import type { Kind } from './derive.ts';
import { bind, expandKey, extractKey } from './derive.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Random, Secret } from './secret.ts';

const version = 1;
const nonceLength = nacl.secretbox.nonceLength;
const commitmentEnd = nonceLength + 32;

/** Bytes a box is longer than what it holds: nonce 24, commitment 32, authenticator 16. */
export const boxOverhead = commitmentEnd + nacl.secretbox.overheadLength;

/** What a box is bound to, beside its nonce. */
export interface Binding {
  readonly kind: Kind;
  readonly fields: readonly Uint8Array[];
}

interface Box {
  /** nonce 24 | commitment 32 | secretbox. */
  seal(plain: Uint8Array, random: Random): Uint8Array;
  /** What was sealed with the same material and binding; an error on anything else. */
  open(box: Uint8Array): Result<Uint8Array, CryptoError>;
}

/*
 * XSalsa20-Poly1305 alone lets a meddler build one ciphertext that opens under two keys into two texts. So every box
 * starts with 32 bytes that only its key, binding and nonce give. With the nonce in the derivation, the commitments of
 * two boxes of one key do not show that they belong together.
 */
export function boxUnder(material: Uint8Array, { kind, fields }: Binding): Box {
  const extracted = extractKey(material);
  const keysOf = (nonce: Uint8Array) => {
    const both = expandKey(extracted, bind(kind, [...fields, nonce]), 64);
    return { key: both.subarray(0, 32), commitment: both.subarray(32) };
  };
  return {
    seal: (plain, random) => {
      const nonce = random(nonceLength);
      mustHaveLength(nonce, nonceLength, 'random bytes');
      const { key, commitment } = keysOf(nonce);
      return concat(nonce, commitment, nacl.secretbox(plain, nonce, key));
    },
    open: (box) => {
      if (box.length < boxOverhead) return refuse('bad-length');
      const nonce = box.subarray(0, nonceLength);
      const { key, commitment } = keysOf(nonce);
      // nacl.verify compares in constant time.
      if (!nacl.verify(commitment, box.subarray(nonceLength, commitmentEnd))) return refuse('cannot-open');
      const plain = nacl.secretbox.open(box.subarray(commitmentEnd), nonce, key);
      return plain === null ? refuse('cannot-open') : ok(plain);
    },
  };
}

export interface Sealer {
  seal(plain: Uint8Array, random: Random): Uint8Array;
  open(sealed: Uint8Array): Result<Uint8Array, CryptoError>;
}

/**
 * Seals and opens under one key, for one purpose in one context; a box made for another opens as `cannot-open`.
 * The key has 16 bytes or more; a shorter one throws. Version 1 | nonce 24 | commitment 32 | secretbox.
 */
export function sealer(key: Secret, purpose: string, context: string): Sealer {
  if (key.reveal().length < 16) throw new RangeError('a sealing key has at least 16 bytes');
  const box = boxUnder(key.reveal(), { kind: 'seal', fields: [utf8(purpose), utf8(context)] });
  return {
    seal: (plain, random) => concat(Uint8Array.of(version), box.seal(plain, random)),
    open: (sealed) => {
      if (sealed.length < 1 + boxOverhead) return refuse('bad-length');
      return sealed[0] === version ? box.open(sealed.subarray(1)) : refuse('bad-version');
    },
  };
}
