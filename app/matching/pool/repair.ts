/**
 * Something has changed: a mentor leaves, a pair is made by hand. As many mentees as can be, with as few of the pairs moved as
 * that takes, and then the greatest total. Staying is worth more than all scores together, so that whoever stays is looked at
 * only when they must go.
 */
import { Flow } from './flow.ts';
import type { Optimum } from './optimum.ts';
import { costIn, costOfOneLess, type Graph, type Pool } from './pool.ts';
import { finish, type Rows, rowsOf } from './rows.ts';

const ADDED = 8;

/** What a pair is worth beside its score when it stays, and what leaving a mentee out costs then. */
export function worthOfStaying({ mentees, range }: Pick<Rows, 'mentees' | 'range'>) {
  const staying = costIn(mentees, range);
  return { staying, without: (mentees + 2) * 2 * staying };
}

/**
 * `before`: the mentor of each mentee until now, −1 for none; what is no longer allowed is not kept. `prices` to begin with,
 * as they proved the run before at that cost of leaving out. The prices found prove this one, with `worthOfStaying`.
 */
export function* repairOf(
  rows: Rows,
  before: Int32Array,
  prices: ArrayLike<number>,
  wasWithout: number,
): Generator<void, Optimum> {
  const { staying, without } = worthOfStaying(rows);
  let near = begin(rows, before, staying);
  const start = Float64Array.from(rows.seats, (seats, mentor) => {
    const price = prices[mentor] ?? 0;
    // Who has no seat costs more than they are worth to anybody, and whoever was left out still is at their price.
    if (seats === 0) return without;
    return Math.max(0, price > wasWithout / 2 ? price + without - wasWithout : price);
  });
  const flow = new Flow(rows, near, without, start, placedIn(rows, near));
  for (;;) {
    yield* flow.run();
    const more = yield* rows.withBetter(near, flow.price, -without - (flow.price[flow.rest] ?? 0), ADDED);
    if (more === null) break;
    near = more;
    flow.change(near, without);
  }
  const rest = flow.price[flow.rest] ?? 0;
  return {
    mentorOf: flow.mentorOf.map((mentor) => (mentor === flow.rest ? -1 : mentor)),
    prices: flow.price.subarray(0, rows.mentors).map((price) => price - rest),
  };
}

/** Of every mentee only their own pair, worth `staying` more; nothing where it is not allowed or was none. */
function begin(rows: Rows, before: Int32Array, staying: number): Graph {
  const starts = new Int32Array(rows.mentees + 1);
  const mentors: number[] = [];
  const scores: number[] = [];
  before.forEach((own, mentee) => {
    const score = own < 0 ? null : rows.scoreOf(mentee, own);
    if (score !== null) {
      mentors.push(own);
      scores.push(score + staying);
    }
    starts[mentee + 1] = mentors.length;
  });
  return { starts, mentorAt: Int32Array.from(mentors), scoreAt: Float64Array.from(scores) };
}

/** Each with their own mentor while seats last; who comes after is loose, and the flow decides who goes. Left out: who has none. */
function placedIn({ mentees, mentors, seats }: Rows, near: Graph): Int32Array {
  const load = new Int32Array(mentors);
  return Int32Array.from({ length: mentees }, (_, mentee) => {
    const at = near.starts[mentee] ?? 0;
    if (at === near.starts[mentee + 1]) return mentors;
    const mentor = near.mentorAt[at] ?? 0;
    load[mentor] = (load[mentor] ?? 0) + 1;
    return (load[mentor] ?? 0) <= (seats[mentor] ?? 0) ? mentor : -1;
  });
}

/** A mentor leaves a pool. The mentor of each mentee then, −1 for none. */
export function repair(pool: Pool, mentorOf: Int32Array, prices: Float64Array, leaving: number): Int32Array {
  const seats = pool.seats.slice();
  const least = pool.least.slice();
  seats[leaving] = 0;
  least[leaving] = 0;
  const before = mentorOf.map((mentor) => (mentor === leaving ? -1 : mentor));
  const rows = rowsOf({ ...pool, seats, least });
  return finish(repairOf(rows, before, prices, costOfOneLess(pool))).mentorOf;
}
