/** Where an optimum is looked for: scores that are all there, or that are found as they are asked for. */
import { nearest, withBetter } from './near.ts';
import { type Graph, type Places, type Pool, placeOf, type Range, rangeOf } from './pool.ts';

/** Mentors stand in rising order in each row. Generators yield now and then, so that their caller can breathe. */
export interface Rows extends Places {
  /** No score is outside. */
  readonly range: Range;
  /** Null: not allowed. */
  scoreOf(mentee: number, mentor: number): number | null;
  /** Calls `each` with everybody allowed in a row, until it returns true. */
  some(mentee: number, each: (mentor: number, score: number) => boolean): boolean;
  /** A few mentees standing for all. */
  sample(): Graph;
  /** The `width` mentors who leave each mentee most: see near.ts. */
  nearest(prices: Float64Array, width: number): Generator<void, Graph>;
  /** `near` and what beats it under these prices, null where nothing does: see near.ts. */
  withBetter(
    near: Graph,
    prices: Float64Array,
    floor: number,
    most: number,
    out?: Uint8Array,
  ): Generator<void, Graph | null>;
}

/** Mentees of a sample: more tell hardly more. */
const ASKED = 2_000;

// Generators because others take long; these take what they take.
export const rowsOf = (pool: Pool): Rows => ({
  mentees: pool.mentees,
  mentors: pool.mentors,
  seats: pool.seats,
  least: pool.least,
  range: rangeOf(pool.scoreAt),
  scoreOf: (mentee, mentor) => pool.scoreAt[placeOf(pool, mentee, mentor)] ?? null,
  some(mentee, each) {
    for (let at = pool.starts[mentee] ?? 0; at < (pool.starts[mentee + 1] ?? 0); at += 1) {
      if (each(pool.mentorAt[at] ?? 0, pool.scoreAt[at] ?? 0)) return true;
    }
    return false;
  },
  sample: () => sampleOf(pool),
  *nearest(prices, width) {
    yield;
    return nearest(pool, prices, width);
  },
  *withBetter(near, prices, floor, most, out) {
    yield;
    // Without the price of what is left over: it is nobody's offer.
    return withBetter(pool, near, prices.subarray(0, pool.mentors), floor, most, out);
  },
});

function sampleOf(pool: Pool): Graph {
  const stride = Math.floor(pool.mentees / ASKED);
  if (stride < 2) return pool;
  const rows = Math.ceil(pool.mentees / stride);
  const starts = new Int32Array(rows + 1);
  const ofRow = (row: number) => [pool.starts[row * stride] ?? 0, pool.starts[row * stride + 1] ?? 0] as const;
  for (let row = 0; row < rows; row += 1) {
    const [from, end] = ofRow(row);
    starts[row + 1] = (starts[row] ?? 0) + end - from;
  }
  const mentorAt = new Int32Array(starts[rows] ?? 0);
  const scoreAt = new Float64Array(starts[rows] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const [from, end] = ofRow(row);
    mentorAt.set(pool.mentorAt.subarray(from, end), starts[row]);
    scoreAt.set(pool.scoreAt.subarray(from, end), starts[row]);
  }
  return { starts, mentorAt, scoreAt };
}

/** The end of a generator whose pauses nobody needs. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
