/** A device of somebody, for tests: its keyring in memory, its disk a word, everything random counted. */
import * as Y from 'yjs';
import { derivePerson, hash, Secret } from '../../crypto/index.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { personIdOf } from '../model/ids.ts';
import { selfOf } from './self.ts';
import type { SessionError } from './types.ts';

export const bytesOf = (name: string): Uint8Array => hash(new TextEncoder().encode(name));

export function aDevice(name: string, seed = new Secret(bytesOf(`seed of ${name}`))) {
  const person = derivePerson(seed);
  const secrets = new Map<string, Secret>();
  let drawn = 0;
  let now = 1_800_000_000_000;
  return {
    seed,
    person,
    me: personIdOf(person.sign.publicKey),
    deviceId: name,
    deviceName: name,
    origin: 'https://binome.example',
    self: selfOf(new Y.Doc()),
    clock: () => (now += 1),
    random(length: number) {
      drawn += 1;
      return bytesOf(`random of ${name} ${drawn}`).slice(0, length);
    },
    keyring: {
      get: (key: string) => secrets.get(key) ?? null,
      names: () => [...secrets.keys()],
      async put(key: string, secret: Secret) {
        secrets.set(key, secret);
        return ok(undefined);
      },
      async remove(key: string) {
        secrets.delete(key);
        return ok(undefined);
      },
    },
    documents: { flush: async () => true },
    forgetExamples: async (): Promise<Result<void, SessionError>> => ok(undefined),
  };
}
