/**
 * Our server beside y-webrtc's own (bin/server.js), in one run, by turns, with the same client, over loopback: what a
 * publication costs, how long it takes, what an idle connection weighs; then letters, two nodes and a restart. Linux.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { noRedis, startRedis } from '../signaling/testing/redis.ts';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';
import { newKeys } from './signalling/clients.ts';
import { lettersASecond } from './signalling/letters.ts';
import { comeBack } from './signalling/restart.ts';
import { type Server, startServer } from './signalling/servers.ts';
import { type Cost, type Couple, closeCouples, openCouples, pingPong, steady, TOPICS } from './signalling/talk.ts';

const PEER = "y-webrtc's bin/server.js";
const COUPLES = 100;
/** Publications of each couple in a round: within what one of our connections may send at once. */
const EACH = 80;
const ROUNDS = 9;

type Line = Omit<Case, 'bench' | 'limit' | 'peer'> & { readonly peer?: string };
export const line = ({ peer = PEER, ...rest }: Line): Case => ({ bench: 'signalling', limit: null, peer, ...rest });

interface Side {
  readonly server: Server;
  readonly couples: readonly Couple[];
}

async function openSides(count: number): Promise<readonly [Side, Side]> {
  const keys = newKeys(count * TOPICS);
  const open = async (kind: Server['kind']): Promise<Side> => {
    const server = await startServer(kind);
    return { server, couples: await openCouples(server, count, keys) };
  };
  return [await open('ours'), await open('theirs')];
}

async function closeSides(sides: readonly Side[]): Promise<void> {
  for (const { server, couples } of sides) {
    await closeCouples(couples);
    await server.stop();
  }
}

/** The first place changes hands; a first round does not count. */
async function byTurns<T>(
  rounds: number,
  [ours, theirs]: readonly [Side, Side],
  take: (side: Side) => Promise<T>,
): Promise<readonly { readonly ours: T; readonly theirs: T }[]> {
  const taken: { ours: T; theirs: T }[] = [];
  for (let turn = 0; turn <= rounds; turn += 1) {
    if (turn % 2 === 0) {
      const first = await take(ours);
      taken.push({ ours: first, theirs: await take(theirs) });
    } else {
      const first = await take(theirs);
      taken.push({ theirs: first, ours: await take(ours) });
    }
  }
  return taken.slice(1);
}

const GOALS = [
  { flight: 1, goal: 0.67 },
  { flight: 4, goal: 0.5 },
];
const SIZES = [200, 2_048];

async function publications(report: (result: Case) => void): Promise<void> {
  const sides = await openSides(COUPLES);
  let rate = 0;
  for (const { flight, goal } of GOALS) {
    for (const size of SIZES) {
      const taken = await byTurns(ROUNDS, sides, ({ server, couples }) =>
        pingPong([server], couples, { flight, size, each: EACH }),
      );
      const of = (whose: 'ours' | 'theirs', what: keyof Cost): number => median(taken.map((each) => each[whose][what]));
      const ratio = median(taken.map(({ ours, theirs }) => ours.cpu / theirs.cpu));
      if (flight === 1 && size === 200) rate = of('theirs', 'rate') / 2;
      report(
        line({
          case: `server's CPU a publication, ${size} B, ${flight} in flight a pair`,
          ours: round(of('ours', 'cpu'), 1),
          theirs: round(of('theirs', 'cpu'), 1),
          unit: 'µs',
          ratio: round(ratio),
          goal: `<= ${goal}`,
          met: ratio <= goal,
        }),
      );
    }
  }
  await latency(report, sides, Math.floor(rate));
  await closeSides(sides);
}

/** At half of what the other one can do with this client. */
async function latency(report: (result: Case) => void, sides: readonly [Side, Side], rate: number): Promise<void> {
  // What the connections have left to send grows by 100 a second: after the rounds before, it is full again.
  await sleep(15_000);
  const seconds = Math.min(2, (COUPLES * 2 * 100) / rate);
  const taken = await byTurns(9, sides, ({ couples }) => steady(couples, { rate, size: 200, seconds }));
  for (const share of [0.5, 0.99]) {
    const at = (times: readonly number[]): number => times[Math.floor(times.length * share)] ?? Number.NaN;
    const ratio = median(taken.map(({ ours, theirs }) => at(ours) / at(theirs)));
    report(
      line({
        case: `p${share * 100} at half load (${rate} publications of 200 B a second)`,
        ours: round(median(taken.map(({ ours }) => at(ours)))),
        theirs: round(median(taken.map(({ theirs }) => at(theirs)))),
        unit: 'ms',
        ratio: round(ratio),
        goal: '<= 1',
        met: ratio <= 1,
      }),
    );
  }
}

const IDLE = [
  { connections: 5_000, most: 128 },
  { connections: 10_000, most: 192 },
];

/** Connections that are there and say nothing, five topics each, ours proved. */
async function idle(report: (result: Case) => void): Promise<void> {
  const most = Math.max(...IDLE.map(({ connections }) => connections));
  const keys = newKeys((most / 2) * TOPICS);
  const weights: Record<Server['kind'], number[]> = { ours: [], theirs: [] };
  const each = { ours: 0, theirs: 0 };
  for (const kind of ['ours', 'theirs'] as const) {
    const server = await startServer(kind);
    await sleep(2_000);
    const empty = server.resident();
    const couples: Couple[] = [];
    for (const { connections } of IDLE) {
      const more = connections / 2 - couples.length;
      couples.push(
        ...(await openCouples(server, more, keys.slice(couples.length * TOPICS), { from: couples.length * 2 })),
      );
      await sleep(8_000); // what opening them left behind is collected, or counts
      weights[kind].push(server.resident());
    }
    each[kind] = ((server.resident() - empty) * 1_024) / most;
    await closeCouples(couples);
    await server.stop();
  }
  const ratio = each.ours / each.theirs;
  report(
    line({
      case: `memory an idle connection with ${TOPICS} topics, ${most} of them`,
      ours: round(each.ours),
      theirs: round(each.theirs),
      unit: 'KiB',
      ratio: round(ratio),
      goal: '<= 0.95',
      met: ratio <= 0.95,
    }),
  );
  for (const [at, { connections, most: goal }] of IDLE.entries()) {
    const ours = weights.ours[at] ?? Number.NaN;
    report(
      line({
        case: `the process at ${connections} idle connections`,
        ours: round(ours, 1),
        theirs: round(weights.theirs[at] ?? Number.NaN, 1),
        unit: 'MiB',
        ratio: null,
        goal: `<= ${goal}`,
        met: ours <= goal,
      }),
    );
  }
}

async function restart(report: (result: Case) => void): Promise<void> {
  const clients = 1_000;
  const seconds = await comeBack(clients);
  report(
    line({
      case: `${clients} clients back after a restart, ${TOPICS} topics proved each`,
      ours: round(seconds),
      peer: 'none: it forgets everybody',
      theirs: null,
      unit: 's',
      ratio: null,
      goal: '<= 10',
      met: seconds <= 10,
    }),
  );
}

const WANTED = { sqlite: 5_000, redis: 8_000 };

/** SQLite with synchronous=FULL; Redis with appendfsync always. */
async function letters(report: (result: Case) => void): Promise<void> {
  for (const [store, goal] of Object.entries(WANTED)) {
    if (store === 'redis' && noRedis) continue;
    const redis = store === 'redis' ? await startRedis() : null;
    const server = await startServer('ours', { environment: redis === null ? {} : { REDIS_URL: redis.url } });
    const taken: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) taken.push(await lettersASecond(server));
    await server.stop();
    await redis?.stop();
    const ours = median(taken.slice(1));
    report(
      line({
        case: `letters of 600 B a second, acknowledged once kept: ${store}`,
        ours: round(ours, 0),
        peer: 'none: it keeps nothing',
        theirs: null,
        unit: 'letters/s',
        ratio: null,
        goal: `>= ${goal}`,
        met: ours >= goal,
      }),
    );
  }
}

/** Each couple on two nodes, beside couples of one server alone. */
async function nodes(report: (result: Case) => void): Promise<void> {
  if (noRedis) return;
  const redis = await startRedis();
  const environment = { REDIS_URL: redis.url };
  const [near, far] = [await startServer('ours', { environment }), await startServer('ours', { environment })];
  const keys = newKeys(COUPLES * TOPICS * 2);
  const alone = await startServer('ours');
  const local = await openCouples(alone, COUPLES, keys);
  const across = await openCouples(near, COUPLES, keys.slice(COUPLES * TOPICS), { from: COUPLES * 2, other: far });
  const settings = { flight: 1, size: 200, each: EACH };
  const taken: { local: number; across: number }[] = [];
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    const here = async () => (await pingPong([alone], local, settings)).cpu;
    const there = async () => (await pingPong([near, far], across, settings)).cpu;
    const first = turn % 2 === 0 ? await here() : await there();
    taken.push(turn % 2 === 0 ? { local: first, across: await there() } : { across: first, local: await here() });
  }
  const ratio = median(taken.slice(1).map((each) => each.across / each.local));
  report(
    line({
      case: "two nodes on one Redis: the nodes' CPU a publication from one to the other; none lost",
      ours: round(median(taken.slice(1).map((each) => each.across)), 1),
      peer: 'the same at one server alone',
      theirs: round(median(taken.slice(1).map((each) => each.local)), 1),
      unit: 'µs',
      ratio: round(ratio),
      goal: '<= 2.5',
      met: ratio <= 2.5,
    }),
  );
  await closeCouples([...local, ...across]);
  await Promise.all([near.stop(), far.stop(), alone.stop()]);
  await redis.stop();
}

const PARTS = { publications, idle, letters, nodes, restart };

/** All of it, or the parts that are named: `npm run -s bench -- signalling idle restart`. */
export const run: Bench = async (report) => {
  // The first start fills the cache of sources, as an installation's does.
  await (await startServer('ours')).stop();
  const wanted = process.argv.slice(3);
  for (const [name, part] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) await part(report);
};
