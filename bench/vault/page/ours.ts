/** The keyring first, as in the app: no document opens without its key. */
import { openDocumentVault, openKeyring, type VaultError } from '../../../app/vault/index.ts';
import { newSecret } from '../../../crypto/index.ts';
import type { Result } from '../../../crypto/result.ts';
import { play } from './play.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const KEY = 'documents';
/** The log stays as it was made: the bench folds it when it means to. */
const never = 24 * 3_600_000;

function value<T>(result: Result<T, VaultError>): T {
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}

async function key() {
  const opened = value(await openKeyring({ name: 'keyring', random }));
  if (opened.tag === 'locked') throw new Error('locked');
  const held = opened.keyring.get(KEY);
  if (held !== null) return held;
  const made = newSecret(random);
  value(await opened.keyring.put(KEY, made));
  return made;
}

play({
  async open(doc, name) {
    const pace = { erasure: never, quiet: never, latest: never };
    const vault = value(await openDocumentVault({ name, doc, key: await key(), random, pace }));
    return {
      durable: async () => value(await vault.durable()),
      fold: async () => value(await vault.compact()),
    };
  },
});
