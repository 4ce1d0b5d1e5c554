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
/** In `before`: a mentor who is not there any more. */
export const GONE = -2;

/** What a pair is worth beside its score when it stays, and what leaving a mentee out costs then. */
export function worthOfStaying({ mentees, range }: Pick<Rows, 'mentees' | 'range'>) {
  const staying = costIn(mentees, range);
  return { staying, without: (mentees + 2) * 2 * staying };
}

/**
 * `before`: the mentor of each mentee until now, −1 for none, `GONE`; what is no longer allowed is not kept. `prices` to begin with,
 * as they proved the run before at that cost of leaving out. The prices found prove this one, with `worthOfStaying`.
 */
export function* repairOf(
  rows: Rows,
  before: Int32Array,
  prices: ArrayLike<number>,
  wasWithout: number,
): Generator<void, Optimum> {
  const { staying, without } = worthOfStaying(rows);
  const { placed, loose, crowded } = placedIn(rows, before);
  const closed = closedTo(rows, placed, [...loose, ...crowded]);
  let near = begin(rows, before, loose, staying);
  const start = Float64Array.from(rows.seats, (seats, mentor) => {
    const price = Math.max(0, prices[mentor] ?? 0);
    // Who has no seat costs more than they are worth to anybody; whoever was left out still is at their price.
    if (seats === 0) return without;
    // So much that those who can have nobody are not worth it, and alike for all whom they could have come by.
    if (closed[mentor] === 1) return price + without + rows.range.highest;
    return price > wasWithout / 2 ? price + Math.max(0, without - wasWithout) : price;
  });
  const flow = new Flow(rows, near, without, start, placed);
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

/**
 * Each with their own mentor while they may be and a seat is left. `loose`: whose pair is no longer allowed. `crowded`: for
 * whom no seat is left; the flow decides who goes. Whoever had nobody, and the loose at first, are left out.
 */
function placedIn({ mentees, mentors, seats, scoreOf }: Rows, before: Int32Array) {
  const load = new Int32Array(mentors);
  const [loose, crowded]: [number[], number[]] = [[], []];
  const placed = Int32Array.from({ length: mentees }, (_, mentee) => {
    const mentor = before[mentee] ?? -1;
    if (mentor === -1) return mentors;
    if (mentor === GONE || scoreOf(mentee, mentor) === null || seats[mentor] === 0) {
      loose.push(mentee);
      return mentors;
    }
    load[mentor] = (load[mentor] ?? 0) + 1;
    if ((load[mentor] ?? 0) <= (seats[mentor] ?? 0)) return mentor;
    crowded.push(mentee);
    return -1;
  });
  return { placed, loose, crowded };
}

/**
 * 1 for the mentors whom those without one, and whoever would make room for them, could come by where no seat is free among
 * all of these: then nobody can make room.
 */
function closedTo(rows: Rows, placed: Int32Array, roots: readonly number[]): Uint8Array {
  const held: number[][] = Array.from({ length: rows.mentors + 1 }, () => []);
  placed.forEach((mentor, mentee) => {
    held[mentor]?.push(mentee);
  });
  const isFull = (mentor: number) => (held[mentor]?.length ?? 0) >= (rows.seats[mentor] ?? 0);
  const closed = new Uint8Array(rows.mentors);
  if (roots.length === 0) return closed;
  if (rows.seats.every((_, mentor) => isFull(mentor))) return closed.fill(1);
  for (const root of roots) {
    const seen = new Set<number>();
    const waiting = [root];
    let open = false;
    for (const mentee of waiting) {
      open = rows.some(mentee, (mentor) => {
        if (closed[mentor] === 1 || seen.has(mentor)) return false;
        if (!isFull(mentor)) return true;
        seen.add(mentor);
        for (const other of held[mentor] ?? []) waiting.push(other);
        return false;
      });
      if (open) break;
    }
    if (!open) for (const mentor of seen) closed[mentor] = 1;
  }
  return closed;
}

/** Of who stays only their own pair, worth `staying` more; of the loose everybody they may have. */
function begin(rows: Rows, before: Int32Array, loose: readonly number[], staying: number): Graph {
  const starts = new Int32Array(rows.mentees + 1);
  const mentors: number[] = [];
  const scores: number[] = [];
  const isLoose = new Set(loose);
  before.forEach((own, mentee) => {
    const add = (mentor: number, score: number) => {
      mentors.push(mentor);
      scores.push(score);
      return false;
    };
    if (isLoose.has(mentee)) rows.some(mentee, add);
    else if (own >= 0) add(own, (rows.scoreOf(mentee, own) ?? 0) + staying);
    starts[mentee + 1] = mentors.length;
  });
  return { starts, mentorAt: Int32Array.from(mentors), scoreAt: Float64Array.from(scores) };
}

/** A mentor leaves a pool. The mentor of each mentee then, −1 for none. */
export function repair(pool: Pool, mentorOf: Int32Array, prices: Float64Array, leaving: number): Int32Array {
  const seats = pool.seats.slice();
  const least = pool.least.slice();
  seats[leaving] = 0;
  least[leaving] = 0;
  const rows = rowsOf({ ...pool, seats, least });
  return finish(repairOf(rows, mentorOf, prices, costOfOneLess(pool))).mentorOf;
}
