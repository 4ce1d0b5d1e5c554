/**
 * The secrets of this device, by name, sealed as one record under a root key. The root key is locked (rootKey.ts) by
 * this browser, or by a passphrase and perhaps a passkey beside it. Changing the lock draws a new root key, so that a copy of the old record does not
 * open the new one.
 */

import type { Random, Secret } from '../../crypto/index.ts';
import { newSecret, sealer } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import { err, ok } from '../../crypto/result.ts';
import type { KeyringRecord, PasskeyLock } from './keyringRecord.ts';
import { decodeSecrets, encodeSecrets } from './keyringRecord.ts';
import { readKeyring, writeKeyring } from './keyringStore.ts';
import type { Wrapped } from './rootKey.ts';
import {
  unwrapForDevice,
  unwrapForPasskey,
  unwrapForPassphrase,
  wrapForDevice,
  wrapForPasskey,
  wrapForPassphrase,
} from './rootKey.ts';
import type { Stretch } from './stretch.ts';
import { stretchAside } from './stretch.ts';
import type { Keyring, OpenedKeyring, VaultError } from './types.ts';

export interface KeyringOptions {
  /** Database name. */
  readonly name: string;
  readonly random: Random;
  /** From a passphrase and a salt to a key, slowly; argon2id in a worker unless given. */
  readonly stretch?: Stretch;
  /** Of a keyring that is made now: it is then never under this browser's own key, not even in the disk's past. */
  readonly passphrase?: string;
}

interface State extends Wrapped {
  readonly passkey: PasskeyLock | null;
  readonly root: Secret;
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly revision: number;
}

const rootBox = (root: Secret, name: string) => sealer(root, 'keyring', name);

/** Opens the keyring, or makes an empty one where there is none at all. One that does not open is left as it is. */
export async function openKeyring(options: KeyringOptions): Promise<Result<OpenedKeyring, VaultError>> {
  const { name, stretch = stretchAside } = options;
  const found = await readKeyring(name);
  if (!found.ok) return found;
  const record = found.value;
  if (record === null) return makeKeyring(options);
  const { lock, wrapped, passkey } = record;
  if (lock.tag === 'device') {
    const root = await unwrapForDevice(lock.key, wrapped);
    const keyring = root.ok ? openRecord(options, record, root.value) : root;
    return keyring.ok ? ok({ tag: 'open', keyring: keyring.value }) : keyring;
  }
  return ok({
    tag: 'locked',
    async unlock(passphrase) {
      const root = await unwrapForPassphrase(passphrase, lock.salt, wrapped, stretch);
      return root.ok ? openRecord(options, record, root.value) : root;
    },
    passkey: passkey && {
      credential: passkey.credential,
      salt: passkey.salt,
      unlock(output) {
        const root = unwrapForPasskey(output, passkey);
        return root.ok ? openRecord(options, record, root.value) : root;
      },
    },
  });
}

async function makeKeyring(options: KeyringOptions): Promise<Result<OpenedKeyring, VaultError>> {
  const { random, passphrase, stretch = stretchAside } = options;
  const root = newSecret(random);
  const wrapped =
    passphrase === undefined ? wrapForDevice(root, random) : wrapForPassphrase(root, passphrase, random, stretch);
  const state = { root, secrets: new Map(), revision: 0, passkey: null, ...(await wrapped) };
  const made = await save(options, state);
  return made.ok ? ok({ tag: 'open', keyring: keep(options, made.value) }) : made;
}

function openRecord(options: KeyringOptions, record: KeyringRecord, root: Secret): Result<Keyring, VaultError> {
  const opened = rootBox(root, options.name).open(record.sealed);
  const secrets = opened.ok ? decodeSecrets(opened.value) : opened;
  if (!secrets.ok) return err({ tag: 'damaged', at: 0 });
  const { lock, wrapped, passkey, revision } = record;
  return ok(keep(options, { root, secrets: secrets.value, lock, wrapped, passkey, revision }));
}

/** The state as it is on the disk now, or an error and nothing has changed. */
async function save({ name, random }: KeyringOptions, next: State): Promise<Result<State, VaultError>> {
  const { lock, wrapped, passkey } = next;
  const revision = next.revision + 1;
  const sealed = rootBox(next.root, name).seal(encodeSecrets(next.secrets), random);
  const written = await writeKeyring(name, {
    version: passkey === null ? 1 : 2,
    revision,
    lock,
    wrapped,
    passkey,
    sealed,
  });
  return written.ok ? ok({ ...next, revision }) : written;
}

function keep(options: KeyringOptions, opened: State): Keyring {
  const { random, stretch = stretchAside } = options;
  let state = opened;
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other, each on the outcome of the one before. */
  function change(next: (now: State) => State | Promise<State>): Promise<Result<void, VaultError>> {
    const done = last.then(async () => {
      const saved = await save(options, await next(state));
      if (saved.ok) state = saved.value;
      return saved.ok ? ok(undefined) : saved;
    });
    // The caller is told through `done`; the next change only waits for the end.
    last = done.catch(() => undefined);
    return done;
  }

  return {
    get: (secret) => state.secrets.get(secret) ?? null,
    names: () => [...state.secrets.keys()],
    put: (secret, value) => change((now) => ({ ...now, secrets: new Map(now.secrets).set(secret, value) })),
    remove: (secret) =>
      change((now) => ({ ...now, secrets: new Map([...now.secrets].filter(([held]) => held !== secret)) })),
    isProtected: () => state.lock.tag === 'passphrase',
    async protect(passphrase) {
      if (passphrase === '') return err({ tag: 'wrong-passphrase' });
      return change(async (now) => {
        const root = newSecret(random);
        const wrapped =
          passphrase === null ? wrapForDevice(root, random) : wrapForPassphrase(root, passphrase, random, stretch);
        // A passkey opens the former root key only, and would have to be asked again.
        return { ...now, root, passkey: null, ...(await wrapped) };
      });
    },
    hasPasskey: () => state.passkey !== null,
    async addPasskey(made) {
      if (state.lock.tag !== 'passphrase') return err({ tag: 'wrong-passphrase' });
      return change((now) => ({ ...now, passkey: wrapForPasskey(now.root, made, random) }));
    },
  };
}
