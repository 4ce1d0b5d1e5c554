/**
 * Two devices that never meet. They write, delete, make bundles, lose some, take others twice, late or out of order,
 * crash and fail to write their disks, in an order drawn from a seed. Whatever the order, a few more bundles make them
 * equal, byte for byte, and nothing was called delivered that the other disk could lose.
 */
import { describe, expect, test } from 'vitest';
import { covers, vectorOf } from '../documents/vector.ts';
import { ada, ben, type Correspondent, correspond, simulate } from '../testing/simulatedBundles.ts';
import { sameState } from '../testing/simulatedDevice.ts';

const IDS = ['root', 'notebook', 'chat', 'page 1'];
/** Listed later, and not by both at once. */
const LATE = 'page 2';
const STEPS = 70;

/** `npm run fuzz` gives others, and more. */
const FROM = Number(process.env.FUZZ_FROM ?? 1);
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 24);

/** mulberry32. */
function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

interface Played {
  readonly broken: readonly string[];
  readonly taken: number;
  readonly lost: number;
  readonly crashes: number;
  readonly early: number;
}

async function play(seed: number): Promise<Played> {
  const draw = drawing(seed);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(draw(list.length))];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  let calm = false;
  const write = () => ({ delay: 0, fails: !calm && draw(1) < 0.08 });
  const pair: [Correspondent, Correspondent] = [
    correspond(ada, ben, simulate('ada', 1, IDS, write)),
    correspond(ben, ada, simulate('ben', 2, IDS, write)),
  ];
  const written: [Set<number>, Set<number>] = [new Set([1]), new Set([2])];
  /** Every bundle ever made for each side: old ones stay to be taken again. */
  const mail: [Uint8Array[], Uint8Array[]] = [[], []];
  const broken: string[] = [];
  let [taken, lost, crashes, early] = [0, 0, 0, 0];

  /** What one side wrote and calls delivered is on the other's disk. */
  function check(at: 0 | 1): void {
    const other = at === 0 ? 1 : 0;
    for (const id of pair[at].device.source.list()) {
      const mine = [...pair[at].device.deliveries.of(id).get().delivered].filter(([client]) => written[at].has(client));
      if (mine.length > 0) early += 1;
      if (!covers(vectorOf(pair[other].device.onDisk(id)), new Map(mine))) broken.push(`seed ${seed}: ${at} ${id}`);
    }
  }

  async function post(at: 0 | 1): Promise<void> {
    const made = await pair[at].bundles.make();
    const other = at === 0 ? 1 : 0;
    if (!made.ok) return;
    if (!calm && draw(1) < 0.3) lost += 1;
    else mail[other].push(made.value.bytes);
  }

  async function open(at: 0 | 1, bundle: Uint8Array): Promise<void> {
    const result = await pair[at].bundles.take(bundle);
    if (result.ok) taken += 1;
    else if (result.error.tag !== 'not-saved') broken.push(`seed ${seed}: refused as ${result.error.tag}`);
    check(at);
  }

  for (let step = 0; step < STEPS; step += 1) {
    const at = draw(1) < 0.5 ? 0 : 1;
    const { device } = pair[at];
    const text = device.doc(pick(device.source.list())).getText('text');
    const dice = draw(1);
    if (dice < 0.4) text.insert(Math.floor(draw(text.length + 1)), `${step}.`.repeat(Math.ceil(draw(4))));
    else if (dice < 0.55 && text.length > 0) {
      const from = Math.floor(draw(text.length));
      text.delete(from, Math.min(text.length - from, Math.ceil(draw(12))));
    } else if (dice < 0.75) await post(at);
    else if (dice < 0.93 && mail[at].length > 0)
      await open(at, draw(1) < 0.6 ? (mail[at].at(-1) ?? pick(mail[at])) : pick(mail[at]));
    else if (dice < 0.96) device.list(LATE);
    else {
      crashes += 1;
      if (draw(1) < 0.7) await device.save(pick(device.source.list()));
      pair[at] = pair[at].crash();
      written[at].add(pair[at].device.client);
    }
  }

  // Drained: what is under way arrives, late and in any order, then each writes to the other until nothing is left to say.
  calm = true;
  for (const one of pair) one.device.list(LATE);
  for (const at of [0, 1] as const) for (const bundle of mail[at].sort(() => draw(1) - 0.5)) await open(at, bundle);
  for (let round = 0; round < 4; round += 1) {
    for (const at of [0, 1] as const) {
      await post(at);
      const other = at === 0 ? 1 : 0;
      await open(other, mail[other].at(-1) ?? new Uint8Array());
    }
  }
  for (const id of [...IDS, LATE]) {
    if (!sameState(pair[0].device.doc(id), pair[1].device.doc(id))) broken.push(`seed ${seed}: ${id} differs`);
    for (const one of pair) {
      if (!one.device.deliveries.of(id).get().complete)
        broken.push(`seed ${seed}: ${one.device.name} ${id} not delivered`);
    }
  }
  for (const one of pair) {
    const last = await one.bundles.make();
    if (last.ok && last.value.carries.length > 0)
      broken.push(`seed ${seed}: ${one.device.name} still carries ${last.value.carries.join()}`);
  }
  return { broken, taken, lost, crashes, early };
}

describe('bundles, fuzzed', () => {
  test(
    `${SEEDS} seeds end equal and delivered, and nothing was called delivered too early`,
    async () => {
      const runs: Played[] = [];
      for (let seed = FROM; seed < FROM + SEEDS; seed += 1) runs.push(await play(seed));
      expect(runs.flatMap(({ broken }) => broken)).toEqual([]);
      const sum = (of: 'taken' | 'lost' | 'crashes' | 'early'): number => runs.reduce((all, run) => all + run[of], 0);
      // A storm in which nothing was lost, or nothing crashed, would have tested nothing.
      expect(sum('lost')).toBeGreaterThan(SEEDS);
      expect(sum('crashes')).toBeGreaterThan(SEEDS);
      expect(sum('early')).toBeGreaterThan(4 * SEEDS);
    },
    10_000 * SEEDS,
  );
});
