/** The part of a pool that an optimum is looked for in: the best mentors of each mentee, and whoever the prices add. */
import { type Graph, rangeOf } from './pool.ts';

/**
 * The `width` mentors who leave each mentee most under these prices, in the order of the pool. Of equals each mentee has
 * others: all would be given the same few, and most would find them full.
 */
export function nearest(pool: Graph, prices: Float64Array, width: number): Graph {
  const { starts, mentorAt, scoreAt } = pool;
  const mentees = starts.length - 1;
  const near = new Int32Array(mentees + 1);
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    const count = (starts[mentee + 1] ?? 0) - (starts[mentee] ?? 0);
    near[mentee + 1] = (near[mentee] ?? 0) + Math.min(width, count);
  }
  const mentors = new Int32Array(near[mentees] ?? 0);
  const scores = new Float64Array(near[mentees] ?? 0);
  /** The best offers so far, the lowest first: a heap. */
  const best = new Float64Array(width);
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    const from = starts[mentee] ?? 0;
    const end = starts[mentee + 1] ?? 0;
    let to = near[mentee] ?? 0;
    let least = Number.NEGATIVE_INFINITY;
    /** Of those who offer the least of the best: how many are taken, and how many are not. */
    let equals = width;
    let beyond = 0;
    if (end - from > width) {
      best.fill(Number.NEGATIVE_INFINITY);
      for (let at = from; at < end; at += 1) {
        const offer = (scoreAt[at] ?? 0) - (prices[mentorAt[at] ?? 0] ?? 0);
        if (offer > least) {
          replaceLeast(best, offer);
          beyond = best[0] === least ? beyond + 1 : 0;
          least = best[0] ?? 0;
        } else if (offer === least) {
          beyond += 1;
        }
      }
      equals = 0;
      for (const offer of best) if (offer === least) equals += 1;
    }
    const all = equals + beyond;
    let turn = all - ((mentee * equals) % all);
    for (let at = from; at < end; at += 1) {
      const score = scoreAt[at] ?? 0;
      const offer = score - (prices[mentorAt[at] ?? 0] ?? 0);
      if (offer < least) continue;
      if (offer === least) {
        const place = turn % all;
        turn += 1;
        if (place >= equals) continue;
      }
      mentors[to] = mentorAt[at] ?? 0;
      scores[to] = score;
      to += 1;
    }
  }
  return { starts: near, mentorAt: mentors, scoreAt: scores };
}

/** The lowest of a heap gives way to `offer`. */
export function replaceLeast(heap: Float64Array, offer: number): void {
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below += 1;
    const belowOffer = heap[below] ?? 0;
    if (belowOffer >= offer) break;
    heap[at] = belowOffer;
    at = below;
  }
  heap[at] = offer;
}

/**
 * `near` and up to `most` pairs of the pool for each mentee whom these prices would leave more than anything in `near` does;
 * null where there is none, so that prices proven over `near` are proven over the pool. `floor`: what being left out leaves;
 * `out`: 1 for whom nothing is to be added.
 */
export function withBetter(
  pool: Graph,
  near: Graph,
  prices: Float64Array,
  floor: number,
  most: number,
  out?: Uint8Array,
): Graph | null {
  const { starts, mentorAt, scoreAt } = pool;
  const mentees = starts.length - 1;
  const added: number[][] = [];
  // What nobody could be offered more than: whoever has as much needs no look at their row.
  let leastPrice = Number.POSITIVE_INFINITY;
  for (const price of prices) if (price < leastPrice) leastPrice = price;
  const greatest = rangeOf(scoreAt).highest - leastPrice;
  let count = 0;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    if (out?.[mentee] === 1) continue;
    let best = floor;
    for (let at = near.starts[mentee] ?? 0; at < (near.starts[mentee + 1] ?? 0); at += 1) {
      const offer = (near.scoreAt[at] ?? 0) - (prices[near.mentorAt[at] ?? 0] ?? 0);
      if (offer > best) best = offer;
    }
    if (best >= greatest) continue;
    const end = starts[mentee + 1] ?? 0;
    let more: number[] | undefined;
    for (let at = starts[mentee] ?? 0; at < end; at += 1) {
      if ((scoreAt[at] ?? 0) - (prices[mentorAt[at] ?? 0] ?? 0) <= best) continue;
      more ??= [];
      more.push(at);
    }
    if (more === undefined) continue;
    const offer = (at: number) => (scoreAt[at] ?? 0) - (prices[mentorAt[at] ?? 0] ?? 0);
    added[mentee] = more.sort((a, b) => offer(b) - offer(a) || a - b).slice(0, most);
    count += Math.min(most, more.length);
  }
  if (count === 0) return null;
  return joined(
    near,
    added.map((places) => places.map((at) => [mentorAt[at] ?? 0, scoreAt[at] ?? 0] as const)),
    count,
  );
}

/** A graph and the pairs added to each mentee, mentor and score: `count` in all. */
export function joined(near: Graph, added: readonly (readonly (readonly [number, number])[])[], count: number): Graph {
  const mentees = near.starts.length - 1;
  const starts = new Int32Array(mentees + 1);
  const mentors = new Int32Array(near.mentorAt.length + count);
  const scores = new Float64Array(near.mentorAt.length + count);
  let to = 0;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    for (let at = near.starts[mentee] ?? 0; at < (near.starts[mentee + 1] ?? 0); at += 1) {
      mentors[to] = near.mentorAt[at] ?? 0;
      scores[to] = near.scoreAt[at] ?? 0;
      to += 1;
    }
    for (const [mentor, score] of added[mentee] ?? []) {
      mentors[to] = mentor;
      scores[to] = score;
      to += 1;
    }
    starts[mentee + 1] = to;
  }
  return { starts, mentorAt: mentors, scoreAt: scores };
}
