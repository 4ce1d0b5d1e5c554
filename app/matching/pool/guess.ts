/**
 * A first guess at prices: what a mentor is worth to everybody alike (column means, after those of rows), above what the
 * last one needed is worth. Whoever everybody wants would else have to be bid up step by step.
 */
import type { Pool } from './pool.ts';

/** Mentees who are asked: more tell hardly more. */
const ASKED = 2_000;

/** At least 0. All 0 where that bounds the total closer: `without` is what a mentee is worth who is left out, negated. */
export function guessPrices(pool: Pool, without: number): Float64Array {
  const none = new Float64Array(pool.mentors);
  const stride = Math.max(1, Math.floor(pool.mentees / ASKED));
  const appeal = appealOf(pool, stride);
  const order = Int32Array.from(appeal.keys()).sort((a, b) => (appeal[b] ?? 0) - (appeal[a] ?? 0) || a - b);
  let needed = pool.mentees;
  let last = 0;
  for (const mentor of order) {
    if (needed <= 0) break;
    needed -= pool.seats[mentor] ?? 0;
    last = appeal[mentor] ?? 0;
  }
  const guess = appeal.map((worth) => Math.max(0, Math.round(worth - last)));
  return roughBound(pool, guess, without, stride) < roughBound(pool, none, without, stride) ? guess : none;
}

function appealOf({ mentees, mentors, starts, mentorAt, scoreAt }: Pool, stride: number): Float64Array {
  const sums = new Float64Array(mentors);
  const counts = new Int32Array(mentors);
  for (let mentee = 0; mentee < mentees; mentee += stride) {
    const from = starts[mentee] ?? 0;
    const end = starts[mentee + 1] ?? 0;
    let mean = 0;
    for (let at = from; at < end; at += 1) mean += scoreAt[at] ?? 0;
    mean /= Math.max(1, end - from);
    for (let at = from; at < end; at += 1) {
      const mentor = mentorAt[at] ?? 0;
      sums[mentor] = (sums[mentor] ?? 0) + (scoreAt[at] ?? 0) - mean;
      counts[mentor] = (counts[mentor] ?? 0) + 1;
    }
  }
  return sums.map((sum, mentor) => sum / Math.max(1, counts[mentor] ?? 0));
}

/** The bound of these prices, each mentee who is asked standing for `stride`. */
function roughBound(pool: Pool, prices: Float64Array, without: number, stride: number): number {
  const { mentees, seats, starts, mentorAt, scoreAt } = pool;
  let bound = 0;
  for (let mentee = 0; mentee < mentees; mentee += stride) {
    let best = -without;
    for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
      const offer = (scoreAt[at] ?? 0) - (prices[mentorAt[at] ?? 0] ?? 0);
      if (offer > best) best = offer;
    }
    bound += stride * best;
  }
  prices.forEach((price, mentor) => {
    bound += price * (seats[mentor] ?? 0);
  });
  return bound;
}
