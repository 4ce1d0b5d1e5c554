/**
 * The way back of a person whose device is gone: by their seed (24 words, or another device's gift), or by a sealed file
 * that also knows their programmes and spaces. What was written comes back from the partner or the other device.
 */
import * as Y from 'yjs';
import { newSecret, type PhraseError, phraseOf, Secret, sealer, seedFromPhrase } from '../../crypto/index.ts';

import { err, ok, type Result } from '../../crypto/result.ts';
import { stretchAside } from '../vault/index.ts';
import { type Core, KEY } from './core.ts';
import type { Self } from './self.ts';
import type { SessionError } from './types.ts';

const MAGIC = new TextEncoder().encode('binome-recovery\x01');
const SALT = 16;
const SEED = 32;
/** A person's own document with years of programmes is a few hundred kilobytes. */
const LARGEST = 32 * 1024 * 1024;

/** True while nothing ties this profile to anybody: notes may have been written, and stay. */
export const isUnattached = ({ applications, invitations, workspaces, offices }: Self): boolean =>
  applications.size + invitations.size + workspaces.size + offices.size === 0;

/**
 * Makes this device one of the person whose seed this is, with a device key of its own. Private notes stay. Afterwards
 * the session must be closed and opened anew. `not-empty`: somebody else already applied or met people here.
 */
export async function becomePerson(
  core: Core,
  seed: Secret,
  known: Uint8Array | null = null,
): Promise<Result<void, SessionError>> {
  const { self, keyring } = core;
  if (!isUnattached(self)) return err({ tag: 'not-empty' });
  self.doc.transact(() => {
    self.devices.clear();
    self.keys.clear();
    self.profile.set('returned', String(core.clock()));
  });
  if (known !== null) Y.applyUpdate(self.doc, known, 'recovery');
  // The person's seed comes last: cut short before it, this device is what it was, with another key of its own.
  const isKept =
    (await core.documents.flush()) &&
    (await keyring.put(KEY.device, newSecret(core.random))).ok &&
    (await keyring.put(KEY.person, seed)).ok;
  return isKept ? ok(undefined) : err({ tag: 'not-saved' });
}

/** The seed in 24 words. */
export const recoveryPhrase = (core: Core, language: 'en' | 'fr'): Promise<Secret<string>> =>
  phraseOf(core.seed, language);

export async function restoreFromPhrase(core: Core, text: string): Promise<Result<void, SessionError | PhraseError>> {
  const found = await seedFromPhrase(text);
  return found.ok ? becomePerson(core, found.value.seed) : found;
}

/** magic 16 | salt 16 | box of (seed 32 | own document as one update), under the stretched passphrase. */
export async function recoveryFile(core: Core, passphrase: string): Promise<Uint8Array> {
  const salt = core.random(SALT);
  const key = await stretchAside(passphrase, salt);
  const known = Y.encodeStateAsUpdate(core.self.doc);
  const plain = new Uint8Array(SEED + known.length);
  plain.set(core.seed.reveal());
  plain.set(known, SEED);
  const sealed = sealer(key, 'recovery', 'file').seal(plain, core.random);
  const file = new Uint8Array(MAGIC.length + SALT + sealed.length);
  file.set(MAGIC);
  file.set(salt, MAGIC.length);
  file.set(sealed, MAGIC.length + SALT);
  return file;
}

export type FileError = { readonly tag: 'not-a-recovery-file' } | { readonly tag: 'wrong-passphrase' };

/** `wrong-passphrase` also for a file that was changed or cut: sealed bytes do not tell the two apart. */
export async function restoreFromFile(
  core: Core,
  file: Uint8Array,
  passphrase: string,
): Promise<Result<void, SessionError | FileError>> {
  const isOurs = file.length <= LARGEST && MAGIC.every((byte, at) => file[at] === byte);
  if (!isOurs || file.length <= MAGIC.length + SALT + SEED) return err({ tag: 'not-a-recovery-file' });
  const key = await stretchAside(passphrase, file.slice(MAGIC.length, MAGIC.length + SALT));
  const opened = sealer(key, 'recovery', 'file').open(file.subarray(MAGIC.length + SALT));
  if (!opened.ok || opened.value.length <= SEED) return err({ tag: 'wrong-passphrase' });
  const known = opened.value.slice(SEED);
  // Tried on a document of its own first: one that Yjs cannot read must not reach the person's.
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, known);
  } catch {
    return err({ tag: 'not-a-recovery-file' });
  } finally {
    trial.destroy();
  }
  return becomePerson(core, new Secret(opened.value.slice(0, SEED)), known);
}
