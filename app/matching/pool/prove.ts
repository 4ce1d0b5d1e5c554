/** What prices prove about an assignment, over every pair of the pool, without solving. */
import type { Places, Pool } from './pool.ts';

/**
 * How far the value of an assignment (total, less `without` for each mentee left out and each required seat empty) is below
 * what no assignment exceeds under these prices: 0 proves the optimum. It is summed over what each person and seat falls
 * short of, so that the great prices of leaving out never meet in a sum.
 */
export function gapOf(pool: Pool, mentorOf: Int32Array, prices: ArrayLike<number>, without: number): number {
  const { mentees, mentors, starts, mentorAt, scoreAt } = pool;
  const load = new Int32Array(mentors);
  let gap = 0;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor >= 0) load[mentor] = (load[mentor] ?? 0) + 1;
    let best = -without;
    let own = mentor < 0 ? -without : Number.NEGATIVE_INFINITY;
    for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
      const to = mentorAt[at] ?? 0;
      const offer = (scoreAt[at] ?? 0) - (prices[to] ?? 0);
      if (offer > best) best = offer;
      if (to === mentor) own = offer;
    }
    gap += best - own;
  }
  return gap + gapOfSeats(pool, load, prices, without);
}

/** The part of it that seats fall short of, when so many of each mentor are taken. */
export function gapOfSeats(
  { mentors, seats, least }: Places,
  load: Int32Array,
  prices: ArrayLike<number>,
  without: number,
): number {
  let gap = 0;
  for (let mentor = 0; mentor < mentors; mentor += 1) {
    const price = prices[mentor] ?? 0;
    const used = load[mentor] ?? 0;
    const required = least[mentor] ?? 0;
    // At less than what an empty required seat costs, the best is to have nobody.
    // Summed from parts of one sign: a small gap is not lost between two great products.
    if (price < -without) {
      const counted = Math.min(required, used);
      gap += (-price - without) * counted + -price * (used - counted);
    } else if (price > 0) gap += price * ((seats[mentor] ?? 0) - used) + without * Math.max(0, required - used);
    else gap += used < required ? (price + without) * (required - used) : price * (required - used);
  }
  return gap;
}

/**
 * Whether as many could be placed and one more: whoever is left out, and whoever would make room for them, come by a free seat
 * (Berge 1957). Each mentee and mentor is looked at once. Minimums that hold are never undone by such a change.
 */
export function hasRoom({ mentees, mentors, seats, starts, mentorAt }: Pool, mentorOf: Int32Array): boolean {
  const held: number[][] = Array.from({ length: mentors }, () => []);
  const waiting: number[] = [];
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor < 0) waiting.push(mentee);
    else held[mentor]?.push(mentee);
  }
  const seen = new Uint8Array(mentors);
  for (const mentee of waiting) {
    for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
      const mentor = mentorAt[at] ?? 0;
      if (seen[mentor] === 1) continue;
      seen[mentor] = 1;
      const others = held[mentor] ?? [];
      if (others.length < (seats[mentor] ?? 0)) return true;
      for (const other of others) waiting.push(other);
    }
  }
  return false;
}

/** The value that no assignment of the pool exceeds under these prices, exactly. */
export function boundOf(pool: Pool, prices: ArrayLike<number>, without: number): bigint {
  const { mentees, mentors, seats, least, starts, mentorAt, scoreAt } = pool;
  let bound = 0n;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    let best = -without;
    for (let at = starts[mentee] ?? 0; at < (starts[mentee + 1] ?? 0); at += 1) {
      const offer = (scoreAt[at] ?? 0) - (prices[mentorAt[at] ?? 0] ?? 0);
      if (offer > best) best = offer;
    }
    bound += BigInt(best);
  }
  for (let mentor = 0; mentor < mentors; mentor += 1) {
    const price = prices[mentor] ?? 0;
    const required = least[mentor] ?? 0;
    if (price < -without) bound -= BigInt(without) * BigInt(required);
    else bound += BigInt(price) * BigInt(price > 0 ? (seats[mentor] ?? 0) : required);
  }
  return bound;
}
