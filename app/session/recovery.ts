/**
 * The way back of a person whose device is gone: by their seed (24 words, or another device's gift), or by a sealed file
 * that also knows their programmes and spaces. What was written comes back from the partner or the other device.
 */
import * as Y from 'yjs';
import {
  newSecret,
  type PhraseError,
  type PhraseLanguage,
  phraseOf,
  Secret,
  sealer,
  seedFromPhrase,
} from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { stretchAside } from '../vault/index.ts';
import { type Belongings, encodeBelongings, parseBelongings, secretsToGive } from './belongings.ts';
import { type Core, KEY, type KeptBy } from './core.ts';
import type { Self } from './self.ts';
import type { SessionError } from './types.ts';

const MAGIC = new TextEncoder().encode('binome-recovery\x01');
const SALT = 16;
/** A person's own document with years of programmes is a few hundred kilobytes. */
const LARGEST = 32 * 1024 * 1024;

/**
 * True while nothing ties this profile to anybody: notes may have been written, and stay. What was only looked at, and
 * an invitation that was taken back, tie it to nobody.
 */
export function isUnattached({ applications, invitations, directs, workspaces, offices }: Self): boolean {
  const isExample = (id: string | null): boolean => id !== null && workspaces.get(id)?.example === true;
  return (
    applications.size + invitations.size === 0 &&
    [...workspaces.keys()].every(isExample) &&
    [...offices.values()].every(({ example }) => example === true) &&
    // Word of it must have left first.
    [...directs.values()].every(
      ({ stage, workspace, letter }) => isExample(workspace) || (stage === 'cancelled' && letter === null),
    )
  );
}

/** What of this device is needed to become somebody, and `forgetExamples`, which takes off what was only looked at. */
export type Becoming = KeptBy<'self' | 'clock' | 'random'> & {
  readonly forgetExamples: () => Promise<Result<void, SessionError>>;
};

/**
 * Makes this device one of the person whose seed this is, with a device key of its own. Private notes stay. Afterwards
 * the session must be closed and opened anew. `knows` is false where the list of spaces is still to be found: then their
 * partners are called. `not-empty`: somebody else already applied or met people here.
 */
export async function becomePerson(
  core: Becoming,
  seed: Secret,
  { secrets, known }: Belongings = { secrets: new Map(), known: null },
  knows = false,
): Promise<Result<void, SessionError>> {
  const { self, keyring } = core;
  if (!isUnattached(self)) return err({ tag: 'not-empty' });
  const gone = await core.forgetExamples();
  if (!gone.ok) return gone;
  self.doc.transact(() => {
    for (const map of [self.devices, self.keys, self.epochs, self.directs]) map.clear();
  });
  if (known !== null) Y.applyUpdate(self.doc, known, 'recovery');
  // The person's seed comes last: cut short before it, this device is what it was, with another key of its own.
  let isKept = await core.documents.flush();
  const now = new Uint8Array(8);
  new DataView(now.buffer).setBigUint64(0, BigInt(Math.trunc(core.clock())));
  const marks = [[KEY.arrived, new Secret(now)] as const, ...(knows ? [] : [[KEY.returned, new Secret(now)] as const])];
  for (const [name, secret] of [
    ...secrets,
    ...marks,
    [KEY.device, newSecret(core.random)] as const,
    [KEY.person, seed] as const,
  ]) {
    isKept = isKept && (await keyring.put(name, secret)).ok;
  }
  return isKept ? ok(undefined) : err({ tag: 'not-saved' });
}

/** The lists of words are fetched when they are first needed; where data is spared, they may not be on the device yet. */
export const unfetched = () => err({ tag: 'not-fetched' } as const);

/** The seed in 24 words. */
export const recoveryPhrase = (
  { seed }: Pick<Core, 'seed'>,
  language: PhraseLanguage,
): Promise<Result<Secret<string>, SessionError>> => phraseOf(seed, language).then(ok, unfetched);

export async function restoreFromPhrase(
  core: Becoming,
  text: string,
): Promise<Result<void, SessionError | PhraseError>> {
  const found = await seedFromPhrase(text).catch(unfetched);
  return found.ok ? becomePerson(core, found.value.seed) : found;
}

/** magic 16 | salt 16 | box under the stretched passphrase. Inside, encodeBelongings(). */
export async function recoveryFile(core: KeptBy<'self' | 'seed' | 'random'>, passphrase: string): Promise<Uint8Array> {
  const salt = core.random(SALT);
  const key = await stretchAside(passphrase, salt);
  const secrets = new Map([...secretsToGive(core), [KEY.person, core.seed]]);
  const plain = encodeBelongings({ secrets, known: Y.encodeStateAsUpdate(core.self.doc) });
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
  core: Becoming,
  file: Uint8Array,
  passphrase: string,
): Promise<Result<void, SessionError | FileError>> {
  const isOurs = file.length <= LARGEST && MAGIC.every((byte, at) => file[at] === byte);
  if (!isOurs || file.length <= MAGIC.length + SALT) return err({ tag: 'not-a-recovery-file' });
  const key = await stretchAside(passphrase, file.slice(MAGIC.length, MAGIC.length + SALT));
  const opened = sealer(key, 'recovery', 'file').open(file.subarray(MAGIC.length + SALT));
  if (!opened.ok) return err({ tag: 'wrong-passphrase' });
  const belongings = parseBelongings(opened.value);
  const seed = belongings?.secrets.get(KEY.person);
  if (belongings === null || seed === undefined || seed.reveal().length !== 32)
    return err({ tag: 'not-a-recovery-file' });
  // Spaces may have been added since, and others have moved on to new keys: what the file knows is not all.
  return becomePerson(core, seed, belongings);
}
