/**
 * A first guess at prices: what a mentor is worth to everybody alike (column means, after those of rows), above what the
 * last one needed is worth. Whoever everybody wants would else have to be bid up step by step.
 */
import type { Graph, Places } from './pool.ts';

/**
 * At least 0. All 0 where that bounds the total closer: `without` is what a mentee is worth who is left out, negated.
 * `sample` holds some of the mentees, standing for all.
 */
export function guessPrices({ mentees, mentors, seats }: Places, sample: Graph, without: number): Float64Array {
  const none = new Float64Array(mentors);
  const appeal = appealOf(sample, mentors);
  const order = Int32Array.from(appeal.keys()).sort((a, b) => (appeal[b] ?? 0) - (appeal[a] ?? 0) || a - b);
  let needed = mentees;
  let last = 0;
  for (const mentor of order) {
    if (needed <= 0) break;
    needed -= seats[mentor] ?? 0;
    last = appeal[mentor] ?? 0;
  }
  const guess = appeal.map((worth) => Math.max(0, Math.round(worth - last)));
  const share = mentees / Math.max(1, sample.starts.length - 1);
  const bound = (prices: Float64Array) => roughBound(seats, sample, prices, without, share);
  return bound(guess) < bound(none) ? guess : none;
}

function appealOf({ starts, mentorAt, scoreAt }: Graph, mentors: number): Float64Array {
  const sums = new Float64Array(mentors);
  const counts = new Int32Array(mentors);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const from = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
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

/** The bound of these prices, each mentee of the sample standing for `share`. */
function roughBound(
  seats: Int32Array,
  { starts, mentorAt, scoreAt }: Graph,
  prices: Float64Array,
  without: number,
  share: number,
): number {
  let bound = 0;
  for (let row = 0; row + 1 < starts.length; row += 1) {
    let best = -without;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const offer = (scoreAt[at] ?? 0) - (prices[mentorAt[at] ?? 0] ?? 0);
      if (offer > best) best = offer;
    }
    bound += share * best;
  }
  prices.forEach((price, mentor) => {
    bound += price * (seats[mentor] ?? 0);
  });
  return bound;
}
