import { cheapest } from './pool/cheapest.ts';
import { gapOfSeats } from './pool/prove.ts';
import type { Rows } from './pool/rows.ts';
import type { ScoreTable } from './table.ts';
import { SCORES } from './tableRows.ts';

/** What is asked of an assignment beside its scores. */
export interface Worth {
  /** Of a mentee left out, and of a required seat that is empty, negated. */
  readonly without: number;
  /** Pairs below it are not allowed. */
  readonly level: number;
  /** A pair of before that stays is worth `bonus` more. */
  readonly stay: { readonly before: Int32Array; readonly bonus: number } | null;
}

/** Rows after which others are let in. */
const SLICE = 256;

/**
 * How far the worth of an assignment is below what no assignment exceeds under these prices (weak duality, as in
 * pool/prove.ts): 0 proves the optimum. Yields now and then.
 */
export function* gapIn(
  table: ScoreTable,
  { seats, least }: Pick<Rows, 'seats' | 'least'>,
  mentorOf: Int32Array,
  prices: ArrayLike<number>,
  { without, level, stay }: Worth,
): Generator<void, number> {
  const { mentees, mentors } = table;
  const load = new Int32Array(mentors);
  const price = Float64Array.from(prices);
  const cheap = cheapest(price, mentors);
  let gap = 0;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    if (mentee % SLICE === 0) yield;
    const offerOf = (mentor: number): number => {
      const score = mentor < 0 ? 0 : table.scoreOf(mentee, mentor);
      if (score < level) return Number.NEGATIVE_INFINITY;
      return score - (price[mentor] ?? 0) + (stay?.before[mentee] === mentor ? stay.bonus : 0);
    };
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor >= 0) load[mentor] = (load[mentor] ?? 0) + 1;
    const own = mentor < 0 ? -without : offerOf(mentor);
    let best = Math.max(-without, own, offerOf(stay?.before[mentee] ?? -1));
    const few = cheap.below(SCORES.highest - best);
    const from = few > 0 ? table.fill(mentee) : 0;
    const { scores } = table;
    // In their own order, a row is read fastest.
    const inOrder = few > mentors / 4;
    const count = inOrder ? mentors : few;
    for (let at = 0; at < count; at += 1) {
      const to = inOrder ? at : (cheap.order[at] ?? 0);
      const score = scores[from + to] ?? 0;
      if (score - (price[to] ?? 0) > best && score >= level) best = score - (price[to] ?? 0);
    }
    gap += best - own;
  }
  return gap + gapOfSeats({ mentees, mentors, seats, least }, load, price, without);
}
