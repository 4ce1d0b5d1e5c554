/**
 * The best assignment, proven over all pairs: found among the nearest mentors of each mentee, then every other pair is held
 * against the prices, and whatever would do better is added, until nothing would.
 */
import { auction } from './auction.ts';
import { Flow } from './flow.ts';
import { guessPrices } from './guess.ts';
import { costIn, type Graph, type Pool } from './pool.ts';
import { finish, type Rows, rowsOf } from './rows.ts';

const WIDTH = 24;
const ADDED = 8;
/** The auction's step, as a share of the range of scores. */
const STEP = 1 / 1000;
/**
 * Where scores have few values, many offers differ by less than a whole step: prices in sixteenths leave far fewer pairs to be
 * undone. Binary fractions, so still exact; whole ones prove as much in the end.
 */
const FINE = 16;
const FEW = 16_000;

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
  const fine = highest - lowest < FEW ? FINE : 1;
  const times = (values: Graph['scoreAt']) => Float64Array.from(values, (value) => fine * value);
  const start = auction(
    rows,
    { ...near, scoreAt: times(near.scoreAt) },
    times(guess),
    fine * soft,
    Math.max(1, Math.floor((highest - lowest) * STEP)),
  );
  yield;
  const prices = start.prices.map((price) => price / fine);
  const flow = new Flow(rows, near, soft, prices, start.mentorOf);
  yield* settle(soft);
  // Where nobody is left out and no required seat is empty, a greater cost of it changes nothing.
  if (flow.isShort()) {
    flow.change(near, costIn(rows.mentees, rows.range));
    yield* settle(flow.without);
  }
  const rest = flow.price[flow.rest] ?? 0;
  return {
    mentorOf: flow.mentorOf.map((mentor) => (mentor === flow.rest ? -1 : mentor)),
    // What is offered falls short of the best by less than one as before, and scores are whole: so by nothing.
    prices: flow.price.subarray(0, rows.mentors).map((price) => Math.floor(price - rest)),
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
