/**
 * The best assignment, proven over all pairs: found among the nearest mentors of each mentee, then every other pair is held
 * against the prices, and whatever would do better is added, until nothing would.
 */
import { auction } from './auction.ts';
import { Flow } from './flow.ts';
import { guessPrices } from './guess.ts';
import { costIn, type Pool } from './pool.ts';
import { finish, type Rows, rowsOf } from './rows.ts';

const WIDTH = 48;
const ADDED = 8;
/** The auction's step, as a share of the range of scores. */
const STEP = 1 / 1000;

export interface Optimum {
  /** −1 for who is left out. */
  readonly mentorOf: Int32Array;
  /** Prices of mentors, against 0 for a seat that is not taken. */
  readonly prices: Float64Array;
}

/** As many mentees as can be, required seats first of all, then the greatest total. */
export const optimum = (pool: Pool): Optimum => finish(optimumOf(rowsOf(pool)));

/** The same in steps. */
export function* optimumOf(rows: Rows): Generator<void, Optimum> {
  const { lowest, highest } = rows.range;
  // First at a price of leaving out just below any score: far from the true one all prices stay small and paths short.
  const soft = 1 - lowest;
  const guess = guessPrices(rows, rows.sample(), soft);
  let near = yield* rows.nearest(guess, WIDTH);
  const start = auction(rows, near, guess, soft, Math.max(1, Math.floor((highest - lowest) * STEP)));
  yield;
  const flow = new Flow(rows, near, soft, start.prices, start.mentorOf);
  yield* settle(soft);
  // Where nobody is left out and no required seat is empty, a greater cost of it changes nothing.
  if (flow.isShort()) {
    flow.change(near, costIn(rows.mentees, rows.range));
    yield* settle(flow.without);
  }
  const rest = flow.price[flow.rest] ?? 0;
  return {
    mentorOf: flow.mentorOf.map((mentor) => (mentor === flow.rest ? -1 : mentor)),
    prices: flow.price.subarray(0, rows.mentors).map((price) => price - rest),
  };

  function* settle(without: number): Generator<void> {
    for (;;) {
      yield* flow.run();
      const floor = -without - (flow.price[flow.rest] ?? 0);
      const more = yield* rows.withBetter(near, flow.price, floor, ADDED);
      if (more === null) return;
      near = more;
      flow.change(near, without);
    }
  }
}
