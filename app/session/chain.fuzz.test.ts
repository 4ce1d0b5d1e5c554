/**
 * Seeded: two people with two or three devices each remove devices, at the same time or not, meet in any order where one
 * of them stands, are cut in the middle, and start anew from their disks. In the end all who were not removed stand at
 * one place, and whoever was removed has never had its secret.
 */
import { expect, test } from 'vitest';
import { certifyDevice, derivePerson, hash, Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { encodeHandover } from '../model/epochCodec.ts';
import { type Chain, openChain } from './chain.ts';
import { type Epoch, firstEpoch, refusedName } from './epoch.ts';

/** `npm run fuzz` gives others, and more. */
const FROM = Number(process.env.FUZZ_FROM ?? 1);
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 30);
const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const PLACE = toText(bytes('place').slice(0, 16));
const FIRST = new Secret(bytes('first'));
const people = ['ada', 'ben'].map((name) => {
  const { sign } = derivePerson(new Secret(bytes(name)));
  return { name, sign, id: toText(sign.publicKey) };
});
const isMember = (person: string): boolean => people.some(({ id }) => id === person);

/** mulberry32: small, and the same everywhere. */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Device {
  readonly id: string;
  readonly person: string;
  chain: Chain;
  readonly disk: Map<number, Epoch>;
  /** All secrets it was ever given, as text. */
  readonly had: Set<string>;
  removed: boolean;
  /** Who took it out. */
  readonly removers: Set<Device>;
}

// Certificates take tens of milliseconds to make: once for all seeds.
const makers = people.flatMap(({ name, sign, id: person }) =>
  [1, 2, 3].map((index) => {
    const device = signingPairFrom(new Secret(bytes(`${name} ${index}`)));
    const maker = { device, certificate: certifyDevice(sign, device.publicKey, index) };
    return { id: toText(device.publicKey), person, maker };
  }),
);

function newDevice({ id, person, maker }: (typeof makers)[number]): Device {
  const disk = new Map<number, Epoch>();
  const open = () =>
    openChain({ place: PLACE, base: firstEpoch(FIRST), maker, device: id, person, isMember }, (number) => {
      const epoch = disk.get(number);
      return epoch?.record ? { record: epoch.record, secret: epoch.secret } : null;
    });
  return { id, person, chain: open(), disk, had: new Set(), removed: false, removers: new Set() };
}

const reopened = (device: Device, { maker }: (typeof makers)[number]): Chain =>
  openChain(
    { place: PLACE, base: firstEpoch(FIRST), maker, device: device.id, person: device.person, isMember },
    (number) => {
      const epoch = device.disk.get(number);
      return epoch?.record ? { record: epoch.record, secret: epoch.secret } : null;
    },
  );

function keep(device: Device, epochs: readonly Epoch[]): void {
  for (const epoch of epochs.slice(1)) {
    device.disk.set(epoch.number, epoch);
    device.had.add(toText(epoch.secret.reveal()));
  }
  device.chain.take(epochs);
}

function play(seed: number) {
  const draw = drawing(seed);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(draw() * list.length)];
    if (chosen === undefined) throw new Error('nothing to pick');
    return chosen;
  };
  const cast = makers.filter((_, index) => index % 3 < 2 || draw() < 0.5);
  const devices = cast.map(newDevice);
  const known = devices.map(({ id }) => id);
  let secrets = 0;
  let removals = 0;
  let conflicts = 0;
  let handed = 0;

  const remove = (by: Device, targets: readonly string[]): void => {
    secrets += 1;
    const next = by.chain.next(known, { removed: targets }, secrets, new Secret(bytes(`${seed} ${secrets}`)));
    keep(by, [...by.chain.epochs, next]);
    removals += 1;
  };

  /** `lost`: the line is cut before what is handed over has arrived. */
  const hand = (from: Device, to: Device, lost: boolean): void => {
    // They meet where `to` stands, if `from` stands there too or waits there in a lobby, and both let each other in.
    const { number, secret } = to.chain.current();
    const place = from.chain.epochs[number];
    const isSamePlace = place !== undefined && toText(place.secret.reveal()) === toText(secret.reveal());
    if (!isSamePlace || !to.chain.admits(from.person, from.id)) return;
    const handover = from.chain.handover(to.person, to.id, number);
    if (handover === null || lost) return;
    const judged = to.chain.judge(encodeHandover(handover));
    if (judged === null) return;
    handed += 1;
    keep(to, judged.epochs);
    if (judged.again !== null) {
      conflicts += 1;
      remove(to, judged.again.removed ?? []);
    }
  };

  /** Two that moved on apart meet in the lobby of the last place both know. */
  const meetInLobby = (a: Device, b: Device): void => {
    if (!a.chain.mayHave(b.person, b.id) || !b.chain.mayHave(a.person, a.id)) return;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const shared = from.chain.epochs.filter(
        (epoch, at) =>
          toText(epoch.secret.reveal()) === toText(to.chain.epochs[at]?.secret.reveal() ?? new Uint8Array()),
      );
      const handover = from.chain.handover(to.person, to.id, shared.length - 1);
      const judged = handover && to.chain.judge(encodeHandover(handover));
      if (!judged) continue;
      handed += 1;
      keep(to, judged.epochs);
      if (judged.again !== null) {
        conflicts += 1;
        remove(to, judged.again.removed ?? []);
      }
    }
  };

  const removable = (by: Device) => devices.filter((each) => each.person === by.person && each !== by && !each.removed);

  for (let step = 0; step < 24; step += 1) {
    const what = draw();
    const one = pick(devices.filter((device) => !device.removed));
    if (what < 0.14) {
      const targets = removable(one);
      // Each person keeps one device at least.
      if (targets.length > 0 && devices.filter((each) => each.person === one.person && !each.removed).length > 1) {
        const target = pick(targets);
        target.removed = true;
        target.removers.add(one);
        remove(one, [target.id]);
      }
    } else if (what < 0.24) {
      const maker = makers.find(({ id }) => id === one.id);
      if (maker) one.chain = reopened(one, maker);
    } else {
      const other = pick(devices.filter((device) => device !== one));
      if (draw() < 0.7) hand(one, other, draw() < 0.2);
      else meetInLobby(one, other);
    }
  }
  // Then all who are there meet, again and again, until nothing changes.
  const staying = devices.filter((device) => !device.removed);
  for (let round = 0; round < 5; round += 1) {
    for (const a of staying) {
      for (const b of staying) {
        if (a === b) continue;
        hand(a, b, false);
        meetInLobby(a, b);
      }
    }
  }
  return { devices, staying, removals, conflicts, handed };
}

test(
  'whoever stays stands at one place, and whoever was removed never had its secret',
  () => {
    const seen = { removals: 0, conflicts: 0, handed: 0 };
    for (let seed = FROM; seed < FROM + SEEDS; seed += 1) {
      const { devices, staying, removals, conflicts, handed } = play(seed);
      seen.removals += removals;
      seen.conflicts += conflicts;
      seen.handed += handed;
      const ends = new Set(staying.map(({ chain }) => toText(chain.current().secret.reveal())));
      expect(ends.size, `seed ${seed}: places in the end`).toBe(1);
      const [end = ''] = ends;
      // What a device did that was itself taken out meanwhile may be lost: it may have been the stolen one.
      const isOut = ({ removers }: Device) => [...removers].some((remover) => !remover.removed);
      for (const device of devices.filter(isOut)) {
        expect(device.had.has(end), `seed ${seed}: a removed device has the last secret`).toBe(false);
        for (const { chain } of staying) {
          expect(chain.current().refused.has(refusedName(device.person, device.id)), `seed ${seed}`).toBe(true);
        }
      }
    }
    // That the fuzz really did things.
    expect(seen.removals, 'too rare: removals').toBeGreaterThan(SEEDS);
    expect(seen.conflicts, 'too rare: conflicts').toBeGreaterThan(SEEDS / 20);
    expect(seen.handed, 'too rare: handed').toBeGreaterThan(SEEDS * 2);
  },
  10_000 * SEEDS,
);
