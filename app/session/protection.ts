/** What opens the keyring: set, added, taken away, and what is said when it fails. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PasskeyError, Passkeys } from '../vault/passkey.ts';
import type { Keyring, OpenedKeyring, VaultError } from '../vault/types.ts';
import type { Session, UnlockError } from './types.ts';

export type Protection = Pick<
  Session,
  'protect' | 'isProtected' | 'passkeyOffered' | 'hasPasskey' | 'addPasskey' | 'removePasskey'
>;

export function protectionOf(options: {
  /** Null while nothing is open. */
  readonly keyring: () => Keyring | null;
  /** The keyring as the disk has it. */
  readonly read: () => Promise<Result<OpenedKeyring, VaultError>>;
  readonly passkeys: Passkeys;
}): Protection {
  const { keyring, read, passkeys } = options;
  const notSaved = err({ tag: 'not-saved' } as const);
  const protect: Protection['protect'] = async (passphrase) => {
    const done = await keyring()?.protect(passphrase);
    return done?.ok ? ok(undefined) : notSaved;
  };
  return {
    protect,
    isProtected: () => keyring()?.isProtected() ?? true,
    passkeyOffered: () => passkeys.offered(),
    hasPasskey: () => keyring()?.hasPasskey() ?? false,
    async addPasskey() {
      const made = await passkeys.make();
      if (!made.ok) return made;
      const added = await keyring()?.addPasskey(made.value);
      if (added === undefined) return notSaved;
      return added.ok ? ok(undefined) : err(unlockError(added.error));
    },
    async removePasskey(passphrase) {
      // Proven first: `protect` takes any passphrase for a new one.
      const opened = await read();
      if (!opened.ok || opened.value.tag !== 'locked') return notSaved;
      const known = await opened.value.unlock(passphrase);
      return known.ok ? protect(passphrase) : err(unlockError(known.error));
    },
  };
}

export function unlockError(error: VaultError | PasskeyError): UnlockError {
  switch (error.tag) {
    case 'wrong-passphrase':
    case 'passkey-refused':
    case 'passkey-unsupported':
      return { tag: error.tag };
    // The passkey answered, but what is wrapped here is of another one.
    case 'wrong-key':
      return { tag: 'passkey-refused' };
    case 'storage-unavailable':
    case 'not-saved':
    case 'damaged':
    case 'newer-version':
      return { tag: 'not-saved' };
  }
}
