/**
 * Three people who are never online together: each writes to each, and what one has acknowledged is still carried to the
 * other. Then the same in an order drawn from a seed, with losses, repeats and crashes.
 */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { covers, vectorOf } from '../documents/vector.ts';
import { ada, ben, eve as cleo, oneEpoch, type Person, WORKSPACE } from '../testing/simulatedBundles.ts';
import { type SimulatedDevice, sameState, simulateDevice } from '../testing/simulatedDevice.ts';
import { bookIn } from './book.ts';
import { type Bundles, openBundles } from './exchange.ts';

/** `npm run fuzz` gives others, and more. */
const FROM = Number(process.env.FUZZ_FROM ?? 1);
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 3);
const STEPS = 60;
const IDS = ['root', 'chat'];
const people = [ada, ben, cleo] as const;
const members = new Set(people.map(({ id }) => id));
type At = 0 | 1 | 2;
const ALL: readonly At[] = [0, 1, 2];

interface Member {
  readonly who: Person;
  readonly device: SimulatedDevice;
  readonly bundles: Bundles;
  crash(): Member;
}

type MayHave = (person: string, document: string) => boolean;

function join(
  who: Person,
  device: SimulatedDevice,
  mayHave: MayHave = () => true,
  kept: { state: Uint8Array | null } = { state: null },
): Member {
  const local = new Y.Doc();
  if (kept.state !== null) Y.applyUpdate(local, kept.state);
  const durable = async (): Promise<boolean> => {
    kept.state = Y.encodeStateAsUpdate(local);
    return true;
  };
  const bundles = openBundles({
    me: who.id,
    workspace: WORKSPACE,
    epochs: oneEpoch,
    maker: who.maker,
    members: () => members,
    documents: device.source,
    mayHave,
    deliveries: device.deliveries,
    book: (person) => bookIn(local, durable, person),
    clock: () => 1,
  });
  return { who, device, bundles, crash: () => join(who, device.crash(), mayHave, kept) };
}

const othersOf = (at: At): string[] => people.filter((_, other) => other !== at).map(({ id }) => id);
const circle = (mayHave?: MayHave, write?: () => { delay: number; fails?: boolean }): Member[] =>
  ALL.map((at) =>
    join(
      people[at],
      simulateDevice({
        name: `${at}`,
        client: at + 1,
        ids: IDS,
        others: othersOf(at),
        ...(write !== undefined && { write }),
      }),
      mayHave,
    ),
  );
function three(...given: Parameters<typeof circle>): [Member, Member, Member] {
  const [one, two, other] = circle(...given);
  if (!one || !two || !other) throw new Error('three');
  return [one, two, other];
}
const chat = ({ device }: Member) => device.doc('chat').getText('text');
async function send(from: Member, to: Member): Promise<readonly string[]> {
  const made = await from.bundles.make(to.who.id);
  if (!made.ok) throw new Error(made.error.tag);
  const taken = await to.bundles.take(made.value.bytes);
  if (!taken.ok) throw new Error(taken.error.tag);
  expect(taken.value).toMatchObject({ person: from.who.id, forked: false, missing: 0 });
  return made.value.carries;
}

describe('three people on bundles', () => {
  test('what one has acknowledged is carried on to the other', async () => {
    const [adas, bens, cleos] = three();
    chat(adas).insert(0, 'To both of you');
    await send(adas, bens);
    await send(bens, adas);
    const { deliveries } = adas.device;
    expect(deliveries.to(ben.id).of('chat').get().complete).toBe(true);
    expect(deliveries.to(cleo.id).of('chat').get().complete).toBe(false);
    expect(await send(adas, bens)).toEqual([]);
    // The chain with Cleo is her own: nothing is missing in it.
    expect(await send(adas, cleos)).toContain('chat');
    expect(chat(cleos).toString()).toBe('To both of you');
  });

  test('a deletion is carried to each of them', async () => {
    const [adas, bens, cleos] = three();
    chat(adas).insert(0, 'Hello both');
    await send(adas, bens);
    await send(bens, cleos);
    await send(bens, adas);
    chat(adas).delete(0, 6);
    await send(adas, bens);
    await send(bens, adas);
    expect(adas.device.deliveries.to(ben.id).of('chat').get().complete).toBe(true);
    // Cleo has every letter, from Ben, and says so; that she lacks the deletion is known all the same.
    await send(cleos, adas);
    expect(adas.device.deliveries.to(cleo.id).of('chat').get().complete).toBe(false);
    await send(adas, cleos);
    expect(chat(cleos).toString()).toBe('both');
  });

  test('a deletion made before somebody was counted in is carried to them', async () => {
    const others = [ben.id];
    const adas = join(ada, simulateDevice({ name: 'ada', client: 1, ids: IDS, others }));
    const [, bens, cleos] = three();
    chat(adas).insert(0, 'Hello both');
    await send(adas, bens);
    await send(bens, cleos);
    chat(adas).delete(0, 6);
    others.push(cleo.id);
    await send(cleos, adas);
    expect(adas.device.deliveries.to(cleo.id).of('chat').get().complete).toBe(false);
    await send(adas, cleos);
    expect(chat(cleos).toString()).toBe('both');
  });

  test('Ben carries to Cleo what Ada wrote, and what is not for a person is neither sent to them nor taken from them', async () => {
    const [adas, bens, cleos] = three((person, document) => !(person === cleo.id && document === 'root'));
    for (const id of IDS) adas.device.doc(id).getText('text').insert(0, 'from Ada');
    await send(adas, bens);
    expect(await send(bens, cleos)).toEqual(['chat']);
    expect(chat(cleos).toString()).toBe('from Ada');
    cleos.device.doc('root').getText('text').insert(0, 'of mine');
    await send(cleos, bens);
    expect(bens.device.doc('root').getText('text').toString()).toBe('from Ada');
  });

  test('one for another member is refused, and only its maker hears that it is their own', async () => {
    const [adas, bens, cleos] = three();
    chat(adas).insert(0, 'Hello Ben');
    const made = await adas.bundles.make(ben.id);
    if (!made.ok) throw new Error(made.error.tag);
    expect(await cleos.bundles.take(made.value.bytes)).toEqual({ ok: false, error: { tag: 'not-for-you' } });
    expect(await adas.bundles.take(made.value.bytes)).toEqual({ ok: false, error: { tag: 'own' } });
    expect(await bens.bundles.take(made.value.bytes)).toMatchObject({ ok: true });
  });
});

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
  const group = three(undefined, () => ({ delay: 0, fails: !calm && draw(1) < 0.06 }));
  const pick = (): At => ALL[Math.floor(draw(3))] ?? 0;
  const mail: [Uint8Array[], Uint8Array[], Uint8Array[]] = [[], [], []];
  const broken: string[] = [];
  let [lost, crashes, early] = [0, 0, 0];

  async function post(from: At, to: At): Promise<void> {
    const made = await group[from].bundles.make(people[to].id);
    if (!made.ok) return;
    if (!calm && draw(1) < 0.3) lost += 1;
    else mail[to].push(made.value.bytes);
  }
  /** What is called delivered to a person is on that person's disk. */
  function check(at: At): void {
    for (const other of ALL) {
      if (other === at) continue;
      const { delivered } = group[at].device.deliveries.to(people[other].id).of('chat').get();
      if (delivered.size > 0) early += 1;
      if (!covers(vectorOf(group[other].device.onDisk('chat')), delivered)) broken.push(`seed ${seed}: ${at} ${other}`);
    }
  }
  async function open(at: At, file: Uint8Array | undefined): Promise<void> {
    if (file === undefined) return;
    const taken = await group[at].bundles.take(file);
    if (!taken.ok && taken.error.tag !== 'not-saved') broken.push(`seed ${seed}: refused as ${taken.error.tag}`);
    check(at);
  }

  for (let step = 0; step < STEPS; step += 1) {
    const at = pick();
    const dice = draw(1);
    const text = chat(group[at]);
    if (dice < 0.35) text.insert(Math.floor(draw(text.length + 1)), `${step}.`);
    else if (dice < 0.5 && text.length > 0) text.delete(Math.floor(draw(text.length)), 1);
    else if (dice < 0.72) {
      const to = pick();
      if (to !== at) await post(at, to);
    } else if (dice < 0.94) await open(at, mail[at][Math.floor(draw(mail[at].length))]);
    else {
      crashes += 1;
      group[at] = group[at].crash();
    }
  }

  calm = true;
  for (const at of ALL) for (const file of mail[at].sort(() => draw(1) - 0.5)) await open(at, file);
  for (let round = 0; round < 5; round += 1) {
    for (const from of ALL) {
      for (const to of ALL) {
        if (from === to) continue;
        await post(from, to);
        await open(to, mail[to].at(-1));
      }
    }
  }
  for (const at of ALL) {
    if (!sameState(chat(group[0]).doc ?? new Y.Doc(), chat(group[at]).doc ?? new Y.Doc()))
      broken.push(`seed ${seed}: ${at} differs`);
    for (const to of ALL) {
      if (to === at) continue;
      if (!group[at].device.deliveries.to(people[to].id).of('chat').get().complete)
        broken.push(`seed ${seed}: ${at} to ${to} not delivered`);
      const last = await group[at].bundles.make(people[to].id);
      if (last.ok && last.value.carries.length > 0) broken.push(`seed ${seed}: ${at} still carries to ${to}`);
    }
  }
  return { broken, lost, crashes, early };
}

test(
  `${SEEDS} seeds of three end equal and delivered, each to each, and nothing was called delivered too early`,
  async () => {
    const runs: Awaited<ReturnType<typeof play>>[] = [];
    for (let seed = FROM; seed < FROM + SEEDS; seed += 1) runs.push(await play(seed));
    expect(runs.flatMap(({ broken }) => broken)).toEqual([]);
    const sum = (of: 'lost' | 'crashes' | 'early'): number => runs.reduce((all, run) => all + run[of], 0);
    expect(sum('lost'), 'too rare: lost').toBeGreaterThan(SEEDS);
    expect(sum('crashes'), 'too rare: crashes').toBeGreaterThan(SEEDS);
    expect(sum('early'), 'too rare: early').toBeGreaterThan(4 * SEEDS);
  },
  20_000 * SEEDS,
);
