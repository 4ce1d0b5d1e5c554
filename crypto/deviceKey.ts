import { concat, mustHaveLength, utf8 } from './bytes.ts';
import type { CryptoError } from './error.ts';
import { refuse } from './error.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Random } from './secret.ts';

const version = 1;
const nonceLength = 12;
const tagLength = 16;
const header = 1 + nonceLength;
const boundTo = new Uint8Array(utf8('binome/1/device-key\0'));

/*
 * AES-GCM does not commit to its key. Zeros in front of the text, checked after decryption, make it do so: the padding
 * fix of "How to Abuse and Fix Authenticated Encryption Without Key Commitment", USENIX Security 2022. A key that
 * cannot be exported leaves no other way, since nothing can be derived from it.
 */
const commitmentLength = 32;

/** A key that stays in this browser: it can be stored in IndexedDB and used, but not read, even by our own code. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function algorithm(nonce: Uint8Array): AesGcmParams {
  return { name: 'AES-GCM', iv: new Uint8Array(nonce), additionalData: boundTo, tagLength: tagLength * 8 };
}

/** version 1 | nonce 12 | AES-GCM of 32 zeros and the text. For few, small things: 2^32 wraps a key at most. */
export async function wrapWithDeviceKey(key: CryptoKey, plain: Uint8Array, random: Random): Promise<Uint8Array> {
  const nonce = random(nonceLength);
  mustHaveLength(nonce, nonceLength, 'random bytes');
  const padded = new Uint8Array(commitmentLength + plain.length);
  padded.set(plain, commitmentLength);
  const box = await crypto.subtle.encrypt(algorithm(nonce), key, padded);
  return concat(Uint8Array.of(version), nonce, new Uint8Array(box));
}

/** What this key wrapped; `cannot-open` on anything else, `unsupported` where the key or the browser cannot do it. */
export async function unwrapWithDeviceKey(
  key: CryptoKey,
  wrapped: Uint8Array,
): Promise<Result<Uint8Array, CryptoError>> {
  if (wrapped.length < header + commitmentLength + tagLength) return refuse('bad-length');
  if (wrapped[0] !== version) return refuse('bad-version');
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return refuse('unsupported');
  try {
    const box = new Uint8Array(wrapped.subarray(header));
    const padded = new Uint8Array(await subtle.decrypt(algorithm(wrapped.subarray(1, header)), key, box));
    const any = padded.subarray(0, commitmentLength).reduce((bits, byte) => bits | byte, 0);
    return any === 0 ? ok(padded.slice(commitmentLength)) : refuse('cannot-open');
  } catch (failure) {
    // OperationError is how WebCrypto says that the authenticator does not match.
    const isMismatch = failure instanceof DOMException && failure.name === 'OperationError';
    return refuse(isMismatch ? 'cannot-open' : 'unsupported');
  }
}
