/**
 * Secrets that all devices of one person need (those of workspaces, and of the programmes they run), kept for each other
 * in their own document: sealed under a key that the person's seed gives, so that the document alone opens nothing.
 */
import { deriveKeptKey, Secret, sealer } from '../../crypto/index.ts';
import { type Core, isSharedKey } from './core.ts';

/** Gives what this device has and takes what it lacks. True: something new came in, and is on this disk. */
export async function shareKeys(core: Pick<Core, 'keyring' | 'self' | 'seed' | 'random'>): Promise<boolean> {
  const { keyring, self } = core;
  const key = deriveKeptKey(core.seed);
  let isNew = false;
  for (const name of keyring.names()) {
    const secret = keyring.get(name);
    if (secret === null || !isSharedKey(name) || self.keys.has(name)) continue;
    self.keys.set(name, sealer(key, 'kept', name).seal(secret.reveal(), core.random));
  }
  for (const [name, sealed] of self.keys) {
    if (!isSharedKey(name) || keyring.get(name) !== null || !(sealed instanceof Uint8Array)) continue;
    const opened = sealer(key, 'kept', name).open(sealed);
    // What another device put there and this one cannot open stays where it is: a newer version may have written it.
    if (!opened.ok) continue;
    isNew = (await keyring.put(name, new Secret(opened.value))).ok || isNew;
  }
  return isNew;
}
