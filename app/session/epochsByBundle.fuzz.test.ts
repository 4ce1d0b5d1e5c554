/**
 * Two who never meet, each with devices to remove. They write, remove, make bundles, lose some, take others twice, late
 * or out of order, crash and fail to write their disks, in an order drawn from a seed. In the end both have one secret
 * and equal documents, and a removed device could open nothing that was made for who had heard of its removal.
 */
import { expect, test } from 'vitest';
import { openBundle } from '../peer/bundle/seal.ts';
import { sameState, simulateDevice } from '../peer/testing/simulatedDevice.ts';
import { ADA, BEN, IDS, own, PLACE, people, type Side, secretOf, side } from './testing/bundleSides.ts';

/** `npm run fuzz` gives others, and more. */
const FROM = Number(process.env.FUZZ_FROM ?? 1);
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 6);
const STEPS = 50;
/** Certificates take a while to make: once for all seeds. */
const spares = [ADA, BEN].map(({ person }, at) =>
  [1, 2, 3].map((number) => {
    const spare = own(['ada', 'ben'][at] ?? '', `spare ${number} of ${at}`);
    expect(spare.person).toBe(person);
    return spare;
  }),
);

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

async function play(seed: number) {
  const draw = drawing(seed);
  let calm = false;
  const fails = (): boolean => !calm && draw(1) < 0.06;
  const write = () => ({ delay: 0, fails: fails() });
  // The spare devices have not introduced themselves: each side knows of its own only what it removes.
  const sides: [Side, Side] = [
    side(
      { who: ADA, to: BEN.person, known: [ADA, BEN], fails },
      simulateDevice({ name: 'ada', client: 1, ids: IDS, write }),
    ),
    side(
      { who: BEN, to: ADA.person, known: [ADA, BEN], fails },
      simulateDevice({ name: 'ben', client: 2, ids: IDS, write }),
    ),
  ];
  const mail: [Uint8Array[], Uint8Array[]] = [[], []];
  const left = spares.map((list) => [...list]);
  const out: { readonly spare: (typeof spares)[number][number]; readonly keys: ReturnType<Side['epochs']['keys']> }[] =
    [];
  const broken: string[] = [];
  let [removals, crashes, handed, forks] = [0, 0, 0, 0];

  async function post(at: 0 | 1): Promise<void> {
    const { epochs, bundles } = sides[at];
    if (epochs.handing(sides[1 - at === 0 ? 0 : 1].who.person) !== null) handed += 1;
    const made = await bundles.make();
    if (made.ok && (calm || draw(1) > 0.3)) mail[at === 0 ? 1 : 0].push(made.value.bytes);
    if (!made.ok) return;
    // The device that this side removed last, with all it had until then.
    const last = out.findLast(({ spare }) => spare.person === sides[at].who.person);
    if (last === undefined) return;
    const to = sides[at === 0 ? 1 : 0].who.person;
    const reader = { workspace: PLACE, to, keys: last.keys, device: last.spare.pair, members: people };
    if ((await openBundle(made.value.bytes, reader)).ok) broken.push(`seed ${seed}: a removed device reads on`);
  }

  async function open(at: 0 | 1, bundle: Uint8Array | undefined): Promise<void> {
    if (bundle === undefined) return;
    const before = sides[at].chain.current();
    const taken = await sides[at].bundles.take(bundle);
    if (!taken.ok && taken.error.tag !== 'not-saved') broken.push(`seed ${seed}: refused as ${taken.error.tag}`);
    if (sides[at].chain.epochs[before.number] !== before) forks += 1;
  }

  for (let step = 0; step < STEPS; step += 1) {
    const at = draw(1) < 0.5 ? 0 : 1;
    const dice = draw(1);
    const text = sides[at].docs.doc('chat').getText('text');
    if (dice < 0.35) text.insert(Math.floor(draw(text.length + 1)), `${step}.`);
    else if (dice < 0.6) await post(at);
    else if (dice < 0.85) await open(at, draw(1) < 0.6 ? mail[at].at(-1) : mail[at][Math.floor(draw(mail[at].length))]);
    else if (dice < 0.93) {
      const spare = left[at]?.pop();
      if (spare === undefined) continue;
      out.push({ spare, keys: sides[at].epochs.keys() });
      sides[at].remove(spare.device);
      removals += 1;
    } else {
      crashes += 1;
      sides[at] = sides[at].crash();
    }
  }

  calm = true;
  for (const at of [0, 1] as const) for (const bundle of mail[at].sort(() => draw(1) - 0.5)) await open(at, bundle);
  for (let round = 0; round < 5; round += 1) {
    for (const at of [0, 1] as const) {
      await post(at);
      const other = at === 0 ? 1 : 0;
      await open(other, mail[other].at(-1));
    }
  }
  const [ada, ben] = sides;
  if (secretOf(ada) !== secretOf(ben)) broken.push(`seed ${seed}: two secrets`);
  for (const id of IDS) if (!sameState(ada.docs.doc(id), ben.docs.doc(id))) broken.push(`seed ${seed}: ${id} differs`);
  for (const one of sides) {
    if (!one.docs.deliveries.of('chat').get().complete) broken.push(`seed ${seed}: not delivered`);
    const other = one === ada ? ben : ada;
    if (one.epochs.handing(other.who.person) !== null) broken.push(`seed ${seed}: still handed`);
    for (const { spare } of out) {
      if (one.chain.admits(spare.person, spare.device)) broken.push(`seed ${seed}: a removed device is let in`);
    }
  }
  return { broken, removals, crashes, handed, forks };
}

test(
  `${SEEDS} seeds: both end with one secret and equal documents, and no removed device read on`,
  async () => {
    const runs: Awaited<ReturnType<typeof play>>[] = [];
    for (let seed = FROM; seed < FROM + SEEDS; seed += 1) runs.push(await play(seed));
    expect(runs.flatMap(({ broken }) => broken)).toEqual([]);
    const sum = (of: 'removals' | 'crashes' | 'handed' | 'forks'): number =>
      runs.reduce((all, run) => all + run[of], 0);
    // That the fuzz really did things.
    expect(sum('removals'), 'too rare: removals').toBeGreaterThan(2 * SEEDS);
    expect(sum('crashes'), 'too rare: crashes').toBeGreaterThan(SEEDS);
    expect(sum('handed'), 'too rare: handed').toBeGreaterThan(3 * SEEDS);
    expect(sum('forks'), 'too rare: forks').toBeGreaterThan(SEEDS / 10);
  },
  30_000 * SEEDS,
);
