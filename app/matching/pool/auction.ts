/**
 * Prices and pairs to begin with, near the optimum (Bertsekas 1988, with several seats a mentor). Each loose mentee bids for
 * the mentor who leaves them most, up to what the second would leave them, and `step` more; a full mentor lets the lowest bid
 * go, and the lowest of those that stay is the price. Prices of mentors with a free seat stay as guessed.
 */
import type { Graph, Places } from './pool.ts';

/** Bids a mentee on average, after which it is left to the exact method. */
const PATIENCE = 60;

export interface Start {
  readonly prices: Float64Array;
  /** −1 where nobody was found. */
  readonly mentorOf: Int32Array;
}

/** Who would be left with less than `-without` does not bid. */
export function auction(
  { mentees, mentors, seats }: Places,
  graph: Graph,
  guess: Float64Array,
  without: number,
  step: number,
): Start {
  const { starts, mentorAt, scoreAt } = graph;
  const prices = guess.slice();
  const mentorOf = new Int32Array(mentees).fill(-1);
  /** Bids of mentor j from places[j], the lowest first: a heap. */
  const places = new Int32Array(mentors + 1);
  for (let mentor = 0; mentor < mentors; mentor += 1) places[mentor + 1] = (places[mentor] ?? 0) + (seats[mentor] ?? 0);
  const bidder = new Int32Array(places[mentors] ?? 0);
  const bids = new Float64Array(places[mentors] ?? 0);
  const load = new Int32Array(mentors);
  const loose = Int32Array.from({ length: mentees }, (_, at) => mentees - 1 - at);
  let waiting = mentees;
  for (let left = PATIENCE * mentees; waiting > 0 && left > 0; left -= 1) {
    waiting -= 1;
    const mentee = loose[waiting] ?? 0;
    const end = starts[mentee + 1] ?? 0;
    let best = -without;
    let second = -without;
    let mentor = -1;
    for (let at = starts[mentee] ?? 0; at < end; at += 1) {
      const to = mentorAt[at] ?? 0;
      const offer = (scoreAt[at] ?? 0) - (prices[to] ?? 0);
      if (offer <= second || (seats[to] ?? 0) === 0) continue;
      if (offer > best) {
        second = best;
        best = offer;
        mentor = to;
      } else {
        second = offer;
      }
    }
    if (mentor === -1) continue;
    const bid = (prices[mentor] ?? 0) + best - second + step;
    const from = places[mentor] ?? 0;
    const count = load[mentor] ?? 0;
    mentorOf[mentee] = mentor;
    if (count < (seats[mentor] ?? 0)) {
      load[mentor] = count + 1;
      rise(from, count, mentee, bid);
      if (count + 1 === seats[mentor]) prices[mentor] = bids[from] ?? 0;
      continue;
    }
    const out = bidder[from] ?? 0;
    mentorOf[out] = -1;
    loose[waiting] = out;
    waiting += 1;
    sink(from, count, mentee, bid);
    prices[mentor] = bids[from] ?? 0;
  }
  return { prices, mentorOf };

  function rise(from: number, place: number, mentee: number, bid: number): void {
    let at = place;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((bids[from + above] ?? 0) <= bid) break;
      bids[from + at] = bids[from + above] ?? 0;
      bidder[from + at] = bidder[from + above] ?? 0;
      at = above;
    }
    bids[from + at] = bid;
    bidder[from + at] = mentee;
  }

  function sink(from: number, count: number, mentee: number, bid: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= count) break;
      if (below + 1 < count && (bids[from + below + 1] ?? 0) < (bids[from + below] ?? 0)) below += 1;
      if ((bids[from + below] ?? 0) >= bid) break;
      bids[from + at] = bids[from + below] ?? 0;
      bidder[from + at] = bidder[from + below] ?? 0;
      at = below;
    }
    bids[from + at] = bid;
    bidder[from + at] = mentee;
  }
}
