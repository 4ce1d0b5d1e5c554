/**
 * Secrets that all devices of one person need (those of workspaces, and of the programmes they run), kept for each other
 * in their own document: sealed under a key that only the devices of the present epoch have. The document alone opens
 * nothing, and neither does a device that was removed.
 */
import { deriveKeptKey, Secret, sealer } from '../../crypto/index.ts';
import { type Core, isSharedKey, KEY, type KeptBy } from './core.ts';

type Keeper = Pick<Core, 'self' | 'seed' | 'random'> & Pick<KeptBy<never>, 'keyring'>;

/** From the person's seed while no device was ever removed, then from the secret their devices have since the last time. */
function keptKey({ keyring, seed }: Keeper): Secret {
  let material = seed;
  for (let number = 1; ; number += 1) {
    const name = KEY.ownEpoch(number);
    // A crash may have left it under its longer name alone.
    const found = keyring.get(name) === null ? keyring.names().find((each) => each.startsWith(`${name} `)) : name;
    const secret = found === undefined ? null : keyring.get(found);
    if (secret === null) return deriveKeptKey(material);
    material = secret;
  }
}

/** Gives what this device has and takes what it lacks. True: something new came in, and is on this disk. */
export async function shareKeys(core: Keeper): Promise<boolean> {
  const { keyring, self } = core;
  const key = keptKey(core);
  let isNew = false;
  for (const name of keyring.names()) {
    if (!isSpent(self, name)) continue;
    self.keys.delete(name);
    await keyring.remove(name);
  }
  for (const name of keyring.names()) if (!self.keys.has(name) && isOfUse(self, name)) give(core, key, name);
  for (const [name, sealed] of self.keys) {
    if (!isSharedKey(name) || keyring.get(name) !== null || !(sealed instanceof Uint8Array)) continue;
    if (!isOfUse(self, name)) continue;
    const opened = sealer(key, 'kept', name).open(sealed);
    // What this device cannot open stays where it is: it may be sealed for an epoch that has not come here yet.
    if (!opened.ok) continue;
    isNew = (await keyring.put(name, new Secret(opened.value))).ok || isNew;
  }
  return isNew;
}

/** The secret of a space that was left must not come back from a device that has not heard of it. */
function isOfUse(self: Keeper['self'], name: string): boolean {
  const [what, id = ''] = name.split(' ');
  return what === 'workspace' ? self.workspaces.has(id) : !isSpent(self, name);
}

/** The reply was opened, or the invitation taken back: nothing is left to open. Or this person was taken out of an office. */
function isSpent({ directs, offices }: Keeper['self'], name: string): boolean {
  const [what, id = ''] = name.split(' ');
  if (what === 'programme' || what === 'notice') return offices.get(id)?.out !== undefined;
  return what === 'answer' && (directs.get(id)?.stage ?? 'open') !== 'open';
}

/** All of them under the key of the epoch that has just begun. */
export function sealKeysAnew(core: Keeper): void {
  const key = keptKey(core);
  core.self.doc.transact(() => {
    for (const name of core.keyring.names()) give(core, key, name);
  });
}

function give({ keyring, self, random }: Keeper, key: Secret, name: string): void {
  const secret = keyring.get(name);
  if (secret !== null && isSharedKey(name))
    self.keys.set(name, sealer(key, 'kept', name).seal(secret.reveal(), random));
}
