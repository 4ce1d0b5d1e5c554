/**
 * The best assignment of a pool, proven over all its pairs: found among the nearest mentors of each mentee, then every other
 * pair is held against the prices, and whatever would do better is added, until nothing would.
 */
import { auction } from './auction.ts';
import { Flow } from './flow.ts';
import { guessPrices } from './guess.ts';
import { nearest, withBetter } from './near.ts';
import { costOfOneLess, type Pool, rangeOf } from './pool.ts';

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
export function optimum(pool: Pool): Optimum {
  const { lowest, highest } = rangeOf(pool.scoreAt);
  // First at a price of leaving out just below any score: far from the true one all prices stay small and paths short.
  const soft = 1 - lowest;
  const guess = guessPrices(pool, soft);
  let near = nearest(pool, guess, WIDTH);
  const start = auction(pool, near, guess, soft, Math.max(1, Math.floor((highest - lowest) * STEP)));
  const flow = new Flow(pool, near, soft, start.prices, start.mentorOf);
  settle(soft);
  // Where nobody is left out and no required seat is empty, a greater cost of it changes nothing.
  if (flow.isShort()) {
    flow.change(near, costOfOneLess(pool));
    settle(flow.without);
  }
  const rest = flow.price[flow.rest] ?? 0;
  return {
    mentorOf: flow.mentorOf.map((mentor) => (mentor === flow.rest ? -1 : mentor)),
    prices: flow.price.subarray(0, pool.mentors).map((price) => price - rest),
  };

  function settle(without: number): void {
    for (;;) {
      flow.run();
      const more = withBetter(pool, near, flow.price, -without - (flow.price[flow.rest] ?? 0), ADDED);
      if (more === null) return;
      near = more;
      flow.change(near, without);
    }
  }
}
