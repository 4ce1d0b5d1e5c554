/** The keyring's only row: its shape, checked on the way in, and the bytes its secrets are sealed as. */
import { Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';

/** 2 is 1 with a passkey beside the passphrase. One without is still written as 1, which an older app opens. */
export const recordVersion = 2;

/** What the root key is wrapped under. */
export type Lock =
  | { readonly tag: 'device'; readonly key: CryptoKey }
  | { readonly tag: 'passphrase'; readonly salt: Uint8Array };

/** The root key wrapped a second time, under what a passkey gives for `salt`. */
export interface PasskeyLock {
  /** The passkey's own id, which says nothing without the device that holds it. */
  readonly credential: Uint8Array;
  readonly salt: Uint8Array;
  readonly wrapped: Uint8Array;
}

export interface KeyringRecord {
  readonly version: 1 | 2;
  /** Counts writes: a writer that did not see the last one is refused. */
  readonly revision: number;
  readonly lock: Lock;
  readonly wrapped: Uint8Array;
  /** Only ever beside a passphrase: a passkey can be lost with a phone, and would take everything along. */
  readonly passkey: PasskeyLock | null;
  readonly sealed: Uint8Array;
}

export type RecordError = { readonly tag: 'damaged' | 'newer-version' };

function readLock(lock: unknown): Lock | null {
  if (typeof lock !== 'object' || lock === null || !('tag' in lock)) return null;
  if (lock.tag === 'device' && 'key' in lock && lock.key instanceof CryptoKey) return { tag: 'device', key: lock.key };
  if (lock.tag === 'passphrase' && 'salt' in lock && lock.salt instanceof Uint8Array && lock.salt.length >= 16) {
    return { tag: 'passphrase', salt: lock.salt };
  }
  return null;
}

function readPasskey(passkey: unknown): PasskeyLock | null {
  if (typeof passkey !== 'object' || passkey === null) return null;
  if (!('credential' in passkey && 'salt' in passkey && 'wrapped' in passkey)) return null;
  const { credential, salt, wrapped } = passkey;
  if (!(credential instanceof Uint8Array && salt instanceof Uint8Array && wrapped instanceof Uint8Array)) return null;
  return salt.length === 32 ? { credential, salt, wrapped } : null;
}

/** A row as the disk gave it. */
export function readRecord(row: unknown): Result<KeyringRecord, RecordError> {
  const damaged = err({ tag: 'damaged' } as const);
  if (typeof row !== 'object' || row === null || !('version' in row) || !Number.isInteger(row.version)) return damaged;
  if (row.version !== 1 && row.version !== 2)
    return err({ tag: Number(row.version) > recordVersion ? 'newer-version' : 'damaged' });
  if (!('revision' in row && 'lock' in row && 'wrapped' in row && 'sealed' in row)) return damaged;
  const { revision, wrapped, sealed } = row;
  const lock = readLock(row.lock);
  if (lock === null || typeof revision !== 'number') return damaged;
  if (!(wrapped instanceof Uint8Array) || !(sealed instanceof Uint8Array)) return damaged;
  if (row.version === 1) return ok({ version: 1, revision, lock, wrapped, passkey: null, sealed });
  const passkey = readPasskey('passkey' in row ? row.passkey : null);
  if (passkey === null || lock.tag !== 'passphrase') return damaged;
  return ok({ version: 2, revision, lock, wrapped, passkey, sealed });
}

/** Each secret as: length of its name 1 | name UTF-8 | length 2, big-endian | bytes. Throws on a name or secret too long. */
export function encodeSecrets(secrets: ReadonlyMap<string, Secret>): Uint8Array {
  const bytes: number[] = [];
  for (const [name, secret] of secrets) {
    const label = new TextEncoder().encode(name);
    const value = secret.reveal();
    if (label.length > 0xff || value.length > 0xffff) throw new RangeError('too long for a keyring');
    bytes.push(label.length, ...label, value.length >> 8, value.length & 0xff, ...value);
  }
  return Uint8Array.from(bytes);
}

/** The secrets back; only what `encodeSecrets` makes is taken. */
export function decodeSecrets(bytes: Uint8Array): Result<Map<string, Secret>, { readonly tag: 'damaged' }> {
  const secrets = new Map<string, Secret>();
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;
  const take = (length: number) => {
    at += length;
    return bytes.slice(at - length, at);
  };
  while (at < bytes.length) {
    const [nameLength = 0] = take(1);
    const label = take(nameLength);
    const [high = 0, low = 0] = take(2);
    const value = take((high << 8) | low);
    if (at > bytes.length) return err({ tag: 'damaged' });
    try {
      secrets.set(utf8.decode(label), new Secret(value));
    } catch {
      return err({ tag: 'damaged' });
    }
  }
  return ok(secrets);
}
