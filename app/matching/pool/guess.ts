/**
 * A first guess at prices: what a mentor is worth to everybody alike (column means, after those of rows), above what the
 * last one needed is worth. Whoever everybody wants would else have to be bid up step by step.
 */
import type { Pool } from './pool.ts';
import { boundOf } from './prove.ts';

/** At least 0. All 0 where that bounds the total closer: `without` is what a mentee is worth who is left out, negated. */
export function guessPrices(pool: Pool, without: number): Float64Array {
  const none = new Float64Array(pool.mentors);
  const appeal = appealOf(pool);
  const order = Int32Array.from(appeal.keys()).sort((a, b) => (appeal[b] ?? 0) - (appeal[a] ?? 0) || a - b);
  let needed = pool.mentees;
  let last = 0;
  for (const mentor of order) {
    if (needed <= 0) break;
    needed -= pool.seats[mentor] ?? 0;
    last = appeal[mentor] ?? 0;
  }
  const guess = appeal.map((worth) => Math.max(0, Math.round(worth - last)));
  return boundOf(pool, guess, without) < boundOf(pool, none, without) ? guess : none;
}

function appealOf({ mentees, mentors, starts, mentorAt, scoreAt }: Pool): Float64Array {
  const sums = new Float64Array(mentors);
  const counts = new Int32Array(mentors);
  for (let mentee = 0; mentee < mentees; mentee += 1) {
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
