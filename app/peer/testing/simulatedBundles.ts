/** Two people who live on bundles alone, for tests: documents and disks of simulatedDevice, and a book that a crash takes back to its last write. */
import * as Y from 'yjs';
import { certifyDevice, hash, newSecret, type Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import { bookIn } from '../bundle/book.ts';
import type { BundleEpochs, Direction } from '../bundle/epochs.ts';
import { type Bundles, openBundles } from '../bundle/exchange.ts';
import type { Maker } from '../bundle/seal.ts';
import { type SimulatedDevice, simulateDevice } from './simulatedDevice.ts';

const utf8 = new TextEncoder();

/** Bytes that a name decides. */
export function seeded(name: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      count += 1;
      bytes.set(hash(utf8.encode(`${name} ${count}`)).subarray(0, length - at), at);
    }
    return bytes;
  };
}

export const secretOf = (name: string): Secret => newSecret(seeded(name));

export interface Person {
  readonly id: string;
  readonly maker: Maker;
}

export function personOf(name: string): Person {
  const random = seeded(name);
  const self = signingPairFrom(newSecret(random));
  const device = signingPairFrom(newSecret(random));
  const certificate = certifyDevice(self, device.publicKey, 1);
  return { id: toText(self.publicKey), maker: { device, certificate, random } };
}

export const ada = personOf('Ada');
export const ben = personOf('Ben');
export const eve = personOf('Eve');
export const WORKSPACE = 'workspace-of-ada-and-ben';
export const key = secretOf('bundles of Ada and Ben');
export const members = new Set([ada.id, ben.id]);
/** Devices of members that were removed. */
export const removed = new Set<string>();
export const toBen: Direction = { workspace: WORKSPACE, key, to: ben.id };

/** A workspace that never had but one epoch. */
export const oneEpoch: BundleEpochs = {
  keys: () => [key],
  admits: (_, device) => !removed.has(device),
  mayHave: (_, device) => !removed.has(device),
  handing: () => null,
  take: async () => true,
  heard: () => undefined,
};

export interface Correspondent {
  readonly device: SimulatedDevice;
  readonly bundles: { make(): ReturnType<Bundles['make']>; readonly take: Bundles['take'] };
  /** The page dies: what the disk has is left. */
  crash(): Correspondent;
}

export function correspond(
  who: Person,
  other: Person,
  device: SimulatedDevice,
  kept: { state: Uint8Array | null } = { state: null },
  epochsIn: (local: Y.Doc) => BundleEpochs = () => oneEpoch,
): Correspondent {
  const local = new Y.Doc();
  if (kept.state !== null) Y.applyUpdate(local, kept.state);
  const book = bookIn(local, async () => {
    kept.state = Y.encodeStateAsUpdate(local);
    return true;
  });
  const { make, take } = openBundles({
    me: who.id,
    workspace: WORKSPACE,
    epochs: epochsIn(local),
    maker: who.maker,
    members: () => members,
    documents: device.source,
    deliveries: device.deliveries,
    book: () => book,
    clock: () => 1_790_000_000_000,
  });
  const bundles = { make: () => make(other.id), take };
  return { device, bundles, crash: () => correspond(who, other, device.crash(), kept, epochsIn) };
}

export const simulate = (name: string, client: number, ids: readonly string[], write?: Write): SimulatedDevice =>
  simulateDevice({ name, client, ids, ...(write !== undefined && { write }) });

type Write = () => { readonly delay: number; readonly fails?: boolean };
