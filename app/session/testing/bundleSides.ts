/** Devices that live on bundles alone and change their keys, for tests: real chains, documents, books; disks that a crash goes back to. */
import * as Y from 'yjs';
import {
  certifyDevice,
  derivePerson,
  hash,
  Secret,
  type SigningPair,
  signingPairFrom,
  toText,
} from '../../../crypto/index.ts';
import { encodeHandover } from '../../model/epochCodec.ts';
import { bookIn } from '../../peer/bundle/book.ts';
import { type Bundles, openBundles } from '../../peer/bundle/exchange.ts';
import { seeded } from '../../peer/testing/simulatedBundles.ts';
import type { SimulatedDevice } from '../../peer/testing/simulatedDevice.ts';
import { bundleEpochs, type RunningBundleEpochs } from '../bundleEpochs.ts';
import { type Chain, openChain } from '../chain.ts';
import { type Epoch, firstEpoch } from '../epoch.ts';

export const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
export const secret = (name: string): Secret => new Secret(bytes(name));
export const PLACE = toText(bytes('place').slice(0, 16));
const FIRST = secret('first');
export const IDS = ['root', 'chat'];

export interface Owned {
  readonly person: string;
  readonly device: string;
  readonly pair: SigningPair;
  readonly certificate: Uint8Array;
}

export function own(who: string, name: string): Owned {
  const { sign } = derivePerson(secret(who));
  const pair = signingPairFrom(secret(name));
  const certificate = certifyDevice(sign, pair.publicKey, 1);
  return { person: toText(sign.publicKey), device: toText(pair.publicKey), pair, certificate };
}

export const ADA = own('ada', 'ada’s computer');
export const TABLET = own('ada', 'ada’s tablet');
export const BEN = own('ben', 'ben’s computer');
export const PHONE = own('ben', 'ben’s phone');
export const people = new Set([ADA.person, BEN.person]);

interface Disk {
  readonly epochs: Map<number, Epoch>;
  book: Uint8Array | null;
  client: number;
}

export interface Side {
  readonly who: Owned;
  readonly docs: SimulatedDevice;
  readonly chain: Chain;
  readonly epochs: RunningBundleEpochs;
  readonly bundles: { make(): ReturnType<Bundles['make']>; readonly take: Bundles['take'] };
  remove(device: string): void;
  crash(): Side;
}

interface SideOptions {
  readonly who: Owned;
  readonly to: string;
  /** The devices that have introduced themselves. */
  readonly known: readonly Owned[];
  readonly fails?: () => boolean;
}

let secrets = 0;

/** One device, its disk a real chain, real documents and a book that a crash takes back to its last write. */
export function side(
  options: SideOptions,
  docs: SimulatedDevice,
  disk: Disk = { epochs: new Map(), book: null, client: 1 },
): Side {
  const { who, to, known, fails = () => false } = options;
  const maker = { device: who.pair, certificate: who.certificate };
  const chain = openChain(
    {
      place: PLACE,
      base: firstEpoch(FIRST),
      maker,
      device: who.device,
      person: who.person,
      isMember: (person) => people.has(person),
    },
    (number) => {
      const epoch = disk.epochs.get(number);
      return epoch?.record ? { record: epoch.record, secret: epoch.secret } : null;
    },
  );
  const keep = (epochs: readonly Epoch[]): void => {
    disk.epochs.clear();
    for (const epoch of epochs) disk.epochs.set(epoch.number, epoch);
    chain.take(epochs);
  };
  function remove(devices: readonly string[]): void {
    secrets += 1;
    const all = known.map(({ device }) => device);
    keep([...chain.epochs, chain.next(all, { removed: devices }, secrets, secret(`later ${secrets}`))]);
  }
  const local = new Y.Doc();
  if (disk.book !== null) Y.applyUpdate(local, disk.book);
  const epochs = bundleEpochs({
    epochs: {
      all: () => chain.epochs,
      admits: chain.admits,
      mayHave: chain.mayHave,
      handover(person, device, from) {
        const handover = chain.handover(person, device, from);
        return handover && encodeHandover(handover);
      },
      async take(message) {
        const judged = chain.judge(message);
        if (judged === null) return true;
        if (fails()) return false;
        keep(judged.epochs);
        if (judged.again !== null) remove(judged.again.removed ?? []);
        return true;
      },
    },
    devices: () => known,
    known: local.getMap<string>('epochs'),
  });
  const book = bookIn(local, async () => {
    if (fails()) return false;
    disk.book = Y.encodeStateAsUpdate(local);
    return true;
  });
  const { make, take } = openBundles({
    me: who.person,
    workspace: PLACE,
    epochs,
    maker: { ...maker, random: seeded(`${who.device} ${disk.client}`) },
    members: () => people,
    documents: docs.source,
    deliveries: docs.deliveries,
    book: () => book,
    clock: () => 1,
  });
  return {
    who,
    docs,
    chain,
    epochs,
    bundles: { make: () => make(to), take },
    remove: (device) => remove([device]),
    crash() {
      disk.client += 1;
      return side(options, docs.crash(), disk);
    },
  };
}

export const say = ({ docs }: Side, words: string): void => docs.doc('chat').getText('text').insert(0, words);
export const read = ({ docs }: Side): string => docs.doc('chat').getText('text').toString();
export const secretOf = ({ chain }: Side): string => toText(chain.current().secret.reveal());
export async function made({ bundles }: Side): Promise<Uint8Array> {
  const bundle = await bundles.make();
  if (!bundle.ok) throw new Error(bundle.error.tag);
  return bundle.value.bytes;
}
export const tagOf = async ({ bundles }: Side, file: Uint8Array): Promise<string> => {
  const taken = await bundles.take(file);
  return taken.ok ? 'ok' : taken.error.tag;
};
