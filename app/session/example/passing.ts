/** Somebody who is here for a moment: keys, and a disk in memory. What they wrote stays with others; they do not. */
import * as Y from 'yjs';
import { certifyDevice, derivePerson, newSecret, type Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import { ok } from '../../../crypto/result.ts';
import { personIdOf } from '../../model/ids.ts';
import type { DocumentVault, Keyring } from '../../vault/types.ts';
import { openCalls } from '../calls.ts';
import type { Core } from '../core.ts';
import type { Documents } from '../documents.ts';
import { selfOf } from '../self.ts';
import { quietly } from './quiet.ts';

/** Of `core` they have the clock and the chances, and nothing that is its person's. */
export function passingPerson(core: Core): Core {
  const { random, clock } = core;
  const seed = newSecret(random);
  const person = derivePerson(seed);
  const me = personIdOf(person.sign.publicKey);
  const device = signingPairFrom(newSecret(random));
  return {
    ...quietly(core),
    ...{ seed, person, me, device },
    deviceId: toText(device.publicKey),
    certificate: certifyDevice(person.sign, device.publicKey, clock()),
    self: selfOf(new Y.Doc()),
    documents: documentsInMemory(),
    keyring: keyringInMemory(),
    calls: openCalls({ ...core, me, kept: new Y.Doc() }),
  };
}

const done = async () => ok(undefined);

const vault: DocumentVault = {
  damaged: [],
  get: () => 'saved',
  subscribe: () => () => undefined,
  durable: done,
  compact: done,
  forget: done,
  close: done,
  ended: async () => undefined,
};

function documentsInMemory(): Documents {
  const docs = new Map<string, Y.Doc>();
  return {
    databaseOf: (name) => name,
    async hold(name) {
      const doc = docs.get(name) ?? new Y.Doc();
      docs.set(name, doc);
      return ok({ doc, vault, release: () => undefined });
    },
    forget: async (name) => void docs.delete(name),
    compact: async () => true,
    flush: async () => true,
    close: async () => docs.clear(),
  };
}

function keyringInMemory(): Keyring {
  const secrets = new Map<string, Secret>();
  return {
    get: (name) => secrets.get(name) ?? null,
    names: () => [...secrets.keys()],
    async put(name, secret) {
      secrets.set(name, secret);
      return ok(undefined);
    },
    async remove(name) {
      secrets.delete(name);
      return ok(undefined);
    },
    isProtected: () => false,
    protect: done,
    hasPasskey: () => false,
    addPasskey: done,
  };
}
