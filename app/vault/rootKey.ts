/** The root key under its lock: a key the browser keeps and does not hand out, or a passphrase, and beside it a passkey. */

import type { Random } from '../../crypto/index.ts';
import { newDeviceKey, Secret, sealer, toText, unwrapWithDeviceKey, wrapWithDeviceKey } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import type { KeyringRecord, Lock, PasskeyLock } from './keyringRecord.ts';
import type { Stretch } from './stretch.ts';

export type Wrapped = Pick<KeyringRecord, 'lock' | 'wrapped'>;

const passphraseBox = (stretched: Secret, salt: Uint8Array) => sealer(stretched, 'keyring-root', toText(salt));

/** HKDF is the sealer's own: the passkey's output is never a key by itself. */
const passkeyBox = (output: Secret, salt: Uint8Array) => sealer(output, 'keyring-root-passkey', toText(salt));

/** Under a device key made for it. */
export async function wrapForDevice(root: Secret, random: Random): Promise<Wrapped> {
  const key = await newDeviceKey();
  return { lock: { tag: 'device', key }, wrapped: await wrapWithDeviceKey(key, root.reveal(), random) };
}

/** Under a passphrase, with a salt of its own. */
export async function wrapForPassphrase(
  root: Secret,
  passphrase: string,
  random: Random,
  stretch: Stretch,
): Promise<Wrapped> {
  const lock: Lock = { tag: 'passphrase', salt: random(16) };
  const stretched = await stretch(passphrase, lock.salt);
  return { lock, wrapped: passphraseBox(stretched, lock.salt).seal(root.reveal(), random) };
}

export async function unwrapForDevice(
  key: CryptoKey,
  wrapped: Uint8Array,
): Promise<Result<Secret, { tag: 'wrong-key' }>> {
  const root = await unwrapWithDeviceKey(key, wrapped);
  return root.ok ? ok(new Secret(root.value)) : err({ tag: 'wrong-key' });
}

export async function unwrapForPassphrase(
  passphrase: string,
  salt: Uint8Array,
  wrapped: Uint8Array,
  stretch: Stretch,
): Promise<Result<Secret, { tag: 'wrong-passphrase' }>> {
  // An empty one was never set, and argon2id is not asked about it.
  if (passphrase === '') return err({ tag: 'wrong-passphrase' });
  const root = passphraseBox(await stretch(passphrase, salt), salt).open(wrapped);
  return root.ok ? ok(new Secret(root.value)) : err({ tag: 'wrong-passphrase' });
}

/** Under what a passkey gave for `salt`: 32 bytes that no other passkey, site or salt gives. */
export function wrapForPasskey(
  root: Secret,
  { credential, salt, output }: { credential: Uint8Array; salt: Uint8Array; output: Secret },
  random: Random,
): PasskeyLock {
  return { credential, salt, wrapped: passkeyBox(output, salt).seal(root.reveal(), random) };
}

export function unwrapForPasskey(output: Secret, lock: PasskeyLock): Result<Secret, { tag: 'wrong-key' }> {
  const root = passkeyBox(output, lock.salt).open(lock.wrapped);
  return root.ok ? ok(new Secret(root.value)) : err({ tag: 'wrong-key' });
}
