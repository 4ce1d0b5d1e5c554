/**
 * Two devices write, delete, lose their link, get it back, crash and fail to write their disks, in an order drawn from a
 * seed. Whatever the order, they end equal, and nothing was called delivered that the other disk could lose.
 */
import { describe, expect, test } from 'vitest';
import { type SimulatedDevice, sameState, simulateDevice, until } from '../testing/simulatedDevice.ts';
import { type SimulatedLink, simulateLink } from '../testing/simulatedLink.ts';
import { covers, vectorOf } from './vector.ts';

const IDS = ['notebook', 'chat', 'page 1'];
const STEPS = 80;
/** `npm run fuzz` gives others, and more. */
const FROM = Number(process.env.FUZZ_FROM ?? 1);
const SEEDS = Number(process.env.FUZZ_SEEDS ?? 200);

/** mulberry32: small, seeded, good enough to draw an order of events. */
function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

async function play(seed: number): Promise<{ broken: string[]; crashes: number; delivered: number }> {
  const draw = drawing(seed);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(draw(list.length))];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const broken: string[] = [];
  let delivered = 0;
  let calm = false;
  let crashes = 0;
  const device = (name: string, client: number): SimulatedDevice =>
    simulateDevice({
      name,
      client,
      ids: IDS,
      write: () => ({ delay: calm ? 0 : draw(12), fails: !calm && draw(1) < 0.15 }),
    });
  const devices: [SimulatedDevice, SimulatedDevice] = [device('ada', 1), device('ben', 2)];
  const written: [Set<number>, Set<number>] = [new Set([1]), new Set([2])];
  const wire: { link: SimulatedLink | null } = { link: null };
  let isCut = false;

  function connect(): void {
    wire.link?.close();
    const link = simulateLink({ devices: ['ada', 'ben'], delay: () => draw(4) });
    wire.link = link;
    isCut = false;
    devices[0].connect(link.ends[0]);
    devices[1].connect(link.ends[1]);
  }

  /** What one side wrote and calls delivered is on the other's disk: a crash there cannot lose it. */
  function watch(at: 0 | 1): void {
    const other = at === 0 ? 1 : 0;
    for (const id of IDS) {
      devices[at].doc(id);
      const record = devices[at].deliveries.of(id);
      record.subscribe(() => {
        const mine = [...record.get().delivered].filter(([client]) => written[at].has(client));
        if (mine.length > 0 && !calm) delivered += 1;
        if (!covers(vectorOf(devices[other].onDisk(id)), new Map(mine))) broken.push(`${devices[at].name} ${id}`);
      });
    }
  }

  async function crash(at: 0 | 1): Promise<void> {
    crashes += 1;
    // What a person saw as saved is what the disk has; the rest dies with the page, and must not matter.
    if (draw(1) < 0.5) await devices[at].save(pick(IDS));
    wire.link?.close();
    devices[at] = devices[at].crash();
    written[at].add(devices[at].client);
    watch(at);
  }

  watch(0);
  watch(1);
  connect();
  for (let step = 0; step < STEPS; step += 1) {
    const at = draw(1) < 0.5 ? 0 : 1;
    const text = devices[at].doc(pick(IDS)).getText('text');
    const dice = draw(1);
    if (dice < 0.45) {
      for (let key = Math.ceil(draw(draw(1) < 0.1 ? 120 : 5)); key > 0; key -= 1) {
        text.insert(Math.floor(draw(text.length + 1)), `${step}.`.repeat(Math.ceil(draw(draw(1) < 0.1 ? 300 : 3))));
      }
    } else if (dice < 0.62 && text.length > 0) {
      const from = Math.floor(draw(text.length));
      text.delete(from, Math.min(text.length - from, Math.ceil(draw(20))));
    } else if (dice < 0.67) connect();
    else if (dice < 0.73) {
      wire.link?.cut();
      isCut = true;
    } else if (dice < 0.88) {
      if (isCut) wire.link?.restart();
      isCut = false;
    } else if (dice < 0.9) await crash(at);
    else await new Promise((resolve) => setTimeout(resolve, draw(60)));
  }
  calm = true;
  connect();
  const equal = (): boolean => IDS.every((id) => sameState(devices[0].doc(id), devices[1].doc(id)));
  const allDelivered = (): boolean => devices.every((one) => IDS.every((id) => one.deliveries.of(id).get().complete));
  await until(`seed ${seed}`, () => equal() && allDelivered(), 20_000);
  for (const [at, one] of devices.entries()) {
    expect(one.problems, `seed ${seed}`).toEqual([]);
    const other = devices[at === 0 ? 1 : 0];
    for (const id of IDS) {
      const own = at === 0 ? written[0] : written[1];
      const claimed = [...one.deliveries.of(id).get().delivered].filter(([client]) => own.has(client));
      const kept = covers(vectorOf(other.onDisk(id)), new Map(claimed));
      expect(kept, `seed ${seed}: ${id} on the disk of ${other.name}`).toBe(true);
      // What a crash took from its writer and the other side gave back is claimed by nobody; in the end it is on the disk too.
      const all = [...vectorOf(one.doc(id))].filter(([client]) => own.has(client));
      await until(`seed ${seed}: all of ${id}`, () => covers(vectorOf(other.onDisk(id)), new Map(all)), 20_000);
    }
  }
  return { broken, crashes, delivered };
}

describe('documents, fuzzed', () => {
  test(
    `${SEEDS} seeds end equal, all delivered, nothing called delivered too early`,
    async () => {
      const runs: Awaited<ReturnType<typeof play>>[] = [];
      // A few at a time: all at once the machine is too busy for anything to arrive during a storm.
      for (let seed = FROM; seed < FROM + SEEDS; seed += 4) {
        runs.push(...(await Promise.all([seed, seed + 1, seed + 2, seed + 3].map(play))));
      }
      expect(runs.flatMap((run, at) => run.broken.map((what) => `seed ${FROM + at}: ${what}`))).toEqual([]);
      // A storm in which nothing crashed, or nothing was delivered, would have tested nothing.
      expect(runs.reduce((sum, run) => sum + run.crashes, 0)).toBeGreaterThan(SEEDS / 2);
      expect(runs.reduce((sum, run) => sum + run.delivered, 0)).toBeGreaterThan(2 * SEEDS);
    },
    10_000 + 3_000 * SEEDS,
  );
});
