/**
 * Matching against the optimum of the linear programme (highs) and greedy, each on the same pool in the same run. Of highs
 * only the total is compared: it is not built for this alone.
 */
import { optimum } from '../app/matching/pool/optimum.ts';
import { costOfOneLess, type Pool, placeOf } from '../app/matching/pool/pool.ts';
import { gapOf } from '../app/matching/pool/prove.ts';
import { repair } from '../app/matching/pool/repair.ts';
import { type Request, readRequest } from '../app/matching/pool/request.ts';
import { type Answer, solve } from '../app/matching/pool/solve.ts';
import { stable } from '../app/matching/pool/stable.ts';
import { inBrowser, inNodeAlone, SIZE } from './matching/fromCards.ts';
import { greedy, lpOptimum } from './matching/peers.ts';
import { fullPool, kinds, planted, scoreOf, totalOf, traits } from './matching/pools.ts';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';

/** Mentees, mentors, and seats in turn: as many as mentees, more, and fewer. */
const SIZES = [
  { mentees: 60, mentors: 10, seats: [6] },
  { mentees: 200, mentors: 40, seats: [5, 6] },
  { mentees: 400, mentors: 80, seats: [4] },
  { mentees: 800, mentors: 160, seats: [5, 6] },
];
const ROUNDS = 5;
const MB = 1024 * 1024;

type Line = Omit<Case, 'bench' | 'limit' | 'ratio'> & { readonly ratio?: number };
const line = ({ case: name, ours, peer, theirs, unit, ratio, goal, met }: Line): Case => ({
  bench: 'matching',
  case: name,
  ours,
  peer,
  theirs,
  limit: null,
  unit,
  ratio: ratio ?? null,
  goal,
  met,
});

function requestOf(pool: Pool, objective: string): Request {
  const { mentees, mentors } = pool;
  const scores = Array.from({ length: mentees }, (_, mentee) =>
    Array.from({ length: mentors }, (_, mentor) => scoreOf(pool, mentee, mentor)),
  );
  const { request } = readRequest({ mentees, mentors, capacity: [...pool.seats], scores, objective });
  if (request === null) throw new Error('the pool is not a request');
  return request;
}

function answerOf(pool: Pool, objective: string): Answer {
  const { solved } = solve(requestOf(pool, objective));
  if (solved === null) throw new Error('the pool was not solved');
  return solved.answer;
}

async function equalTotals(report: (result: Case) => void): Promise<void> {
  for (const { mentees, mentors, seats } of SIZES) {
    for (const [kind, scores] of Object.entries(kinds)) {
      const pool = fullPool(mentees, mentors, seats, scores(mentees));
      const { total, gap } = answerOf(pool, 'total');
      const best = await lpOptimum(pool);
      const same = best !== null && Math.abs(best - total) < 1e-6 * best;
      const name = `${mentees} x ${mentors} ${kind}: total`;
      report(
        line({
          case: name,
          ours: total,
          peer: 'highs, the linear programme',
          theirs: best === null ? null : round(best, 3),
          unit: 'score',
          goal: 'equal, gap 0',
          met: same && gap === 0,
        }),
      );
      const simple = totalOf(pool, greedy(pool));
      report(
        line({
          case: name,
          ours: total,
          peer: 'greedy',
          theirs: simple,
          unit: 'score',
          ratio: round(total / simple, 4),
          goal: 'ratio >= 1',
          met: total >= simple,
        }),
      );
    }
  }
}

/** Milliseconds of the middle one of a few rounds, and what the last found. */
function timed<T>(rounds: number, work: () => T): { readonly ms: number; readonly found: T } {
  const taken: number[] = [];
  for (;;) {
    const began = performance.now();
    const found = work();
    taken.push(performance.now() - began);
    if (taken.length === rounds) return { ms: median(taken), found };
  }
}

function plantedCase(): Case {
  const { pool, hidden } = planted(2_000, 1_000, 7);
  const { ms, found } = timed(ROUNDS, () => optimum(pool));
  const same = (mentorOf: Int32Array) => mentorOf.reduce((sum, mentor, at) => sum + (mentor === hidden[at] ? 1 : 0), 0);
  const began = performance.now();
  const simple = same(greedy(pool));
  const theirs = performance.now() - began;
  const exact = same(found.mentorOf) === pool.mentees;
  return line({
    case: `planted optimum 2000 x 1000: ${same(found.mentorOf)} of 2000 pairs found (greedy ${simple})`,
    ours: round(ms, 0),
    peer: 'greedy',
    theirs: round(theirs, 0),
    unit: 'ms',
    goal: 'all pairs, <= 300',
    met: exact && ms <= 300,
  });
}

function greatCases(): Case[] {
  const pool = traits(23_000, 2_000, [11, 12], 5);
  const { ms, found } = timed(1, () => optimum(pool));
  // Before anything is collected: what the run had in hand, its 46 million scores among it.
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const total = totalOf(pool, found.mentorOf);
  const gap = gapOf(pool, found.mentorOf, found.prices, costOfOneLess(pool)) / total;
  const began = performance.now();
  const simple = totalOf(pool, greedy(pool));
  const theirs = performance.now() - began;
  const name = '23000 x 2000 with capacity, from scores';
  return [
    line({
      case: `${name}, until proven (greedy reaches ${round((100 * simple) / total, 2)} % of it)`,
      ours: round(ms, 0),
      peer: 'greedy',
      theirs: round(theirs, 0),
      unit: 'ms',
      goal: '<= 4000, scores from cards not counted',
      met: ms <= 4_000,
    }),
    line({
      case: `${name}: gap`,
      ours: gap,
      peer: 'none',
      theirs: null,
      unit: '',
      goal: '<= 0.0001',
      met: gap <= 1e-4,
    }),
    line({
      case: `${name}: heap and arrays`,
      ours: round((heapUsed + arrayBuffers) / MB, 0),
      peer: 'none',
      theirs: null,
      unit: 'MB',
      goal: '<= 600',
      met: heapUsed + arrayBuffers <= 600 * MB,
    }),
  ];
}

/** Every tenth mentor must have eleven people; every thousandth mentee is pinned elsewhere. */
function required(pool: Pool): Pool {
  const starts = pool.starts.slice();
  const kept: number[] = [];
  for (let mentee = 0; mentee < pool.mentees; mentee += 1) {
    const [from, end] = [pool.starts[mentee] ?? 0, pool.starts[mentee + 1] ?? 0];
    starts[mentee] = kept.length * pool.mentors;
    if (mentee % 1000 !== 7) kept.push(mentee);
    if (end - from !== pool.mentors) throw new Error('not everybody is allowed');
  }
  starts[pool.mentees] = kept.length * pool.mentors;
  const mentorAt = new Uint16Array(kept.length * pool.mentors);
  const scoreAt = new Int16Array(kept.length * pool.mentors);
  kept.forEach((mentee, row) => {
    const [from, end] = [pool.starts[mentee] ?? 0, pool.starts[mentee + 1] ?? 0];
    mentorAt.set(pool.mentorAt.subarray(from, end), row * pool.mentors);
    scoreAt.set(pool.scoreAt.subarray(from, end), row * pool.mentors);
  });
  return {
    ...pool,
    starts,
    mentorAt,
    scoreAt,
    least: pool.least.map((_, mentor) => (mentor % 10 === 0 ? 11 : 0)),
  };
}

/** Each of a few mentors leaves the same run; beside all of it solved again, which moves whom it likes. */
function repairCases(): Case[] {
  // With minimums, and rows that pins have emptied.
  const pool = required(traits(23_000, 2_000, [12], 5));
  const { mentorOf, prices } = optimum(pool);
  const leaving = Array.from({ length: ROUNDS }, (_, turn) => 400 * turn + 3);
  const moved = (after: Int32Array) => after.reduce((sum, to, at) => sum + (to === mentorOf[at] ? 0 : 1), 0);
  const done = leaving.map((mentor) => {
    const { ms, found } = timed(1, () => repair(pool, mentorOf, prices, mentor));
    return { ms, moved: moved(found), had: mentorOf.reduce((sum, own) => sum + (own === mentor ? 1 : 0), 0) };
  });
  const first = leaving[0] ?? 0;
  const seats = pool.seats.map((count, mentor) => (mentor === first ? 0 : count));
  const again = timed(1, () => optimum({ ...pool, seats }));
  const ms = median(done.map((each) => each.ms));
  const name = 'one of 2000 mentors leaves 23000 mentees';
  const [most, had] = [done[0]?.moved ?? 0, done[0]?.had ?? 0];
  return [
    line({
      case: `${name}: repaired`,
      ours: round(ms, 0),
      peer: 'solved again',
      theirs: round(again.ms, 0),
      unit: 'ms',
      goal: '<= 200',
      met: ms <= 200,
    }),
    line({
      case: `${name}: pairs moved, ${had} of which were theirs`,
      ours: most,
      peer: 'solved again',
      theirs: moved(again.found.mentorOf),
      unit: 'pairs',
      goal: 'only theirs, where seats are free',
      met: done.every((each) => each.moved === each.had),
    }),
  ];
}

/** The floor by halving over linear programmes, then the total of the last that was possible. */
async function floorCase(): Promise<Case> {
  const pool = fullPool(60, 10, [6], (kinds.random ?? (() => () => 0))(9));
  const { floor, total, gap } = answerOf(pool, 'floor');
  const levels = [...new Set(pool.scoreAt)].sort((a, b) => a - b);
  let [low, high] = [0, levels.length];
  let best = await lpOptimum(pool);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const found = await lpOptimum(pool, levels[middle]);
    if (found === null) high = middle;
    else [low, best] = [middle, found];
  }
  const same = floor === levels[low] && best !== null && Math.abs(best - total) < 1e-6 * best && gap === 0;
  return line({
    case: `60 x 10 floor: worst pair (total under it ${total}, highs ${best === null ? 'none' : round(best, 3)})`,
    ours: floor,
    peer: 'highs, halving',
    theirs: levels[low] ?? null,
    unit: 'score',
    goal: 'floor and total equal',
    met: same,
  });
}

/** People whose scores have four values, and the same people in another order. */
function otherOrderCase(): Case {
  const [mentees, mentors] = [800, 160];
  const pool = fullPool(mentees, mentors, [5, 6], (kinds.tied ?? (() => () => 0))(3));
  const rows = Array.from({ length: mentees }, (_, at) => (at * 271 + 5) % mentees);
  const columns = Array.from({ length: mentors }, (_, at) => (at * 47 + 3) % mentors);
  const turned = {
    ...fullPool(mentees, mentors, [0], (mentee, mentor) => scoreOf(pool, rows[mentee] ?? 0, columns[mentor] ?? 0)),
    seats: Int32Array.from(columns, (mentor) => pool.seats[mentor] ?? 0),
  };
  const [one, other] = [stable(requestOf(pool, 'stable')), stable(requestOf(turned, 'stable'))];
  const differ = other.reduce((sum, mentor, at) => sum + ((columns[mentor] ?? -1) === one[rows[at] ?? 0] ? 0 : 1), 0);
  return alone('800 x 160 stable, four scores, in another order: other pairs', differ, 'pairs', 0);
}

/** From scores in hand: what is read from a file is read as JSON before, which takes longer. */
function greatStableCase(): Case {
  const { starts, mentorAt, scoreAt, seats, mentees, mentors } = traits(23_000, 2_000, [11, 12], 5);
  const rows = { starts, mentorAt: Uint16Array.from(mentorAt), scoreAt: Float64Array.from(scoreAt) };
  const request: Request = {
    mentees,
    mentors,
    capacity: [...seats],
    minLoad: Array(mentors).fill(0),
    pins: [],
    objective: 'stable',
    rankings: { mentees: null, mentors: null },
    pairs: { ...rows, find: (mentee, mentor) => placeOf(rows, mentee, mentor) },
  };
  const { ms } = timed(1, () => stable(request));
  const index = timed(1, () => stable(request, 'index'));
  return line({
    case: '23000 x 2000 stable, from scores of which most are tied',
    ours: round(ms, 0),
    peer: 'ties by index',
    theirs: round(index.ms, 0),
    unit: 'ms',
    goal: '<= 10000',
    met: ms <= 10_000,
  });
}

function stableCase(): Case {
  const pool = fullPool(800, 160, [5, 6], (kinds.structured ?? (() => () => 0))(3));
  const ours = answerOf(pool, 'stable').blockingPairs;
  const theirs = answerOf(pool, 'total').blockingPairs;
  return line({
    case: '800 x 160 stable: blocking pairs',
    ours,
    peer: 'the greatest total',
    theirs,
    unit: 'pairs',
    goal: '0',
    met: ours === 0,
  });
}

/** A row that is compared with nothing but its goal. */
const alone = (name: string, ours: number, unit: string, most: number): Case =>
  line({ case: name, ours: round(ours, 2), peer: 'none', theirs: null, unit, goal: `<= ${most}`, met: ours <= most });

async function fromCards(): Promise<Case[]> {
  const name = `${SIZE.mentees} x ${SIZE.mentors} from cards`;
  const { node, all } = await inNodeAlone();
  const page = await inBrowser();
  const beyond = (repairs: readonly { readonly moved: number; readonly had: number }[]) =>
    Math.max(...repairs.map(({ moved, had }) => moved - had));
  const repaired = median(page.repairs.map(({ ms }) => ms));
  const blocked = Math.max(...page.repairs.map(({ longest }) => longest));
  return [
    alone(
      `${name} with 4 or 5 seats each to a certified run, in Node (${round(node.cpu, 0)} ms of processor time)`,
      node.ms,
      'ms',
      4_000,
    ),
    alone(`${name}, with a seat for each (${round(all.cpu, 0)} ms of processor time)`, all.ms, 'ms', 4_000),
    alone(`${name}, with a seat for each: left out, and gap`, all.left + all.gap, '', 0),
    alone(`${name}: gap`, (node.bound - node.total) / node.total, '', 1e-4),
    alone(`${name}: heap and arrays, at their most, repairs among it`, node.bytes / MB, 'MB', 600),
    alone(
      `${name}, in a browser's worker (of ${round(page.made.ms, 0)} ms with cards handed over)`,
      page.made.inWorker,
      'ms',
      4_000,
    ),
    alone(
      `${name}, in a browser: longest task of the page until the run is on the disk (written within ${round(page.written.ms, 0)} ms)`,
      page.made.longest,
      'ms',
      50,
    ),
    line({
      case: `${name}, one mentor leaves: repaired by the browser's worker that made the run`,
      ours: round(repaired, 0),
      peer: 'by another worker, from all cards',
      theirs: round(page.cold.ms, 0),
      unit: 'ms',
      goal: '<= 200',
      met: repaired <= 200,
    }),
    alone(
      `${name}, one mentor leaves: longest task of the page (on the disk within ${round(median(page.repairs.map(({ whole }) => whole.ms)), 0)} ms)`,
      blocked,
      'ms',
      50,
    ),
    alone(`${name}, one mentor leaves in the browser: pairs moved beyond theirs`, beyond(page.repairs), 'pairs', 0),
    alone(`${name}: the first "Why?", in the page`, page.why.ms, 'ms', 50),
    alone(`${name}: same total in both`, Math.abs(page.total - node.total), 'score', 0),
    alone(`${name}: verified`, node.verifying, 'ms', 4_000),
    line({
      case: `${name}, one mentor leaves: repaired and certified in Node by what the run has left`,
      ours: round(node.repairing, 0),
      peer: 'from all cards',
      theirs: round(node.cold, 0),
      unit: 'ms',
      goal: '<= 200',
      met: node.repairing <= 200,
    }),
    alone(`${name}, one mentor leaves: runs that differ from those of all cards`, node.differ, 'runs', 0),
    alone(`${name}, one mentor leaves: pairs moved beyond theirs`, beyond(node.repairs), 'pairs', 0),
    alone(`${name}: all measures`, node.measuring, 'ms', 10_000),
  ];
}

export const run: Bench = async (report) => {
  await equalTotals(report);
  report(plantedCase());
  for (const result of greatCases()) report(result);
  report(await floorCase());
  for (const result of repairCases()) report(result);
  report(stableCase());
  report(otherOrderCase());
  report(greatStableCase());
  for (const result of await fromCards()) report(result);
};
