/** A table of scores as rows in which an optimum is looked for: see pool/near.ts, of which this is the dense form. */
import { cheapest } from './pool/cheapest.ts';
import { joined, replaceLeast } from './pool/near.ts';
import type { Graph } from './pool/pool.ts';
import type { Rows } from './pool/rows.ts';
import type { ScoreTable } from './table.ts';

/** Mentees of a sample. */
const ASKED = 500;
/** Rows after which others are let in. */
const SLICE = 256;
export const SCORES = { lowest: 1, highest: 1000 } as const;

/** `seats` and `least` of each column. Pairs below `level` are left out, as if they were not allowed. */
export function tableRows(table: ScoreTable, seats: Int32Array, least: Int32Array, level = 1): Rows {
  const { mentees, mentors } = table;
  return { mentees, mentors, seats, least, range: SCORES, scoreOf, some, sample, nearest, withBetter };

  function scoreOf(mentee: number, mentor: number): number | null {
    const score = table.scoreOf(mentee, mentor);
    return score < level ? null : score;
  }

  function some(mentee: number, each: (mentor: number, score: number) => boolean): boolean {
    const from = table.fill(mentee);
    const { scores } = table;
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const score = scores[from + mentor] ?? 0;
      if (score >= level && each(mentor, score)) return true;
    }
    return false;
  }

  function sample(): Graph {
    const stride = Math.max(1, Math.floor(mentees / ASKED));
    const rows = Math.ceil(mentees / stride);
    const starts = new Int32Array(rows + 1);
    const mentorAt = new Int32Array(rows * mentors);
    const scoreAt = new Int32Array(rows * mentors);
    let to = 0;
    for (let row = 0; row < rows; row += 1) {
      const from = table.fill(row * stride);
      for (let mentor = 0; mentor < mentors; mentor += 1) {
        const score = table.scores[from + mentor] ?? 0;
        if (score < level) continue;
        mentorAt[to] = mentor;
        scoreAt[to] = score;
        to += 1;
      }
      starts[row + 1] = to;
    }
    return { starts, mentorAt: mentorAt.subarray(0, to), scoreAt: scoreAt.subarray(0, to) };
  }

  function* nearest(prices: Float64Array, width: number): Generator<void, Graph> {
    const starts = new Int32Array(mentees + 1);
    const mentorAt = new Int32Array(mentees * Math.min(width, mentors));
    const scoreAt = new Float64Array(mentees * Math.min(width, mentors));
    const best = new Float64Array(width);
    // Who was among the best when looked at.
    const looked = { mentors: new Int32Array(mentors), offers: new Float64Array(mentors) };
    let to = 0;
    for (let mentee = 0; mentee < mentees; mentee += 1) {
      if (mentee % SLICE === 0) yield;
      to = keepNearest(mentee, prices, best, looked, mentorAt, scoreAt, to);
      starts[mentee + 1] = to;
    }
    return { starts, mentorAt: mentorAt.slice(0, to), scoreAt: scoreAt.slice(0, to) };
  }

  /** Writes the best of a row from `to` on, and says where they end. Of equals each mentee has others: see near.ts. */
  function keepNearest(
    mentee: number,
    prices: Float64Array,
    best: Float64Array,
    looked: { readonly mentors: Int32Array; readonly offers: Float64Array },
    mentorAt: Int32Array,
    scoreAt: Float64Array,
    to: number,
  ): number {
    const from = table.fill(mentee);
    const { scores } = table;
    best.fill(Number.NEGATIVE_INFINITY);
    let least = Number.NEGATIVE_INFINITY;
    let beyond = 0;
    let few = 0;
    for (let mentor = 0; mentor < mentors; mentor += 1) {
      const score = scores[from + mentor] ?? 0;
      const offer = score - (prices[mentor] ?? 0);
      if (offer < least || score < level) continue;
      looked.mentors[few] = mentor;
      looked.offers[few] = offer;
      few += 1;
      if (offer > least) {
        replaceLeast(best, offer);
        beyond = best[0] === least ? beyond + 1 : 0;
        least = best[0] ?? 0;
      } else {
        beyond += 1;
      }
    }
    let equals = 0;
    for (const offer of best) if (offer === least) equals += 1;
    const all = equals + beyond;
    let turn = all - ((mentee * equals) % all);
    let end = to;
    for (let at = 0; at < few; at += 1) {
      const offer = looked.offers[at] ?? 0;
      if (offer < least) continue;
      if (offer === least) {
        const place = turn % all;
        turn += 1;
        if (place >= equals) continue;
      }
      const mentor = looked.mentors[at] ?? 0;
      mentorAt[end] = mentor;
      scoreAt[end] = scores[from + mentor] ?? 0;
      end += 1;
    }
    return end;
  }

  function* withBetter(
    near: Graph,
    prices: Float64Array,
    floor: number,
    most: number,
    out?: Uint8Array,
  ): Generator<void, Graph | null> {
    const added: (readonly (readonly [number, number])[])[] = [];
    const cheap = cheapest(prices, mentors);
    let count = 0;
    for (let mentee = 0; mentee < mentees; mentee += 1) {
      if (mentee % SLICE === 0) yield;
      if (out?.[mentee] === 1) continue;
      let best = floor;
      for (let at = near.starts[mentee] ?? 0; at < (near.starts[mentee + 1] ?? 0); at += 1) {
        const offer = (near.scoreAt[at] ?? 0) - (prices[near.mentorAt[at] ?? 0] ?? 0);
        if (offer > best) best = offer;
      }
      // Whoever costs as much as the highest score less what the mentee has could not offer more.
      const few = cheap.below(SCORES.highest - best);
      const more = few === 0 ? null : betterIn(mentee, prices, best, cheap.order, few);
      if (more === null) continue;
      const offer = ([mentor, score]: readonly [number, number]) => score - (prices[mentor] ?? 0);
      added[mentee] = more.sort((a, b) => offer(b) - offer(a) || a[0] - b[0]).slice(0, most);
      count += Math.min(most, more.length);
    }
    return count === 0 ? null : joined(near, added, count);
  }

  /** Everybody in a row who offers more than `best`, with their score; null for nobody. Only the first `few` of `order` can. */
  function betterIn(
    mentee: number,
    prices: Float64Array,
    best: number,
    order: Int32Array,
    few: number,
  ): (readonly [number, number])[] | null {
    const from = table.fill(mentee);
    const { scores } = table;
    let more: (readonly [number, number])[] | null = null;
    const look = (mentor: number): void => {
      const score = scores[from + mentor] ?? 0;
      if (score - (prices[mentor] ?? 0) <= best || score < level) return;
      more ??= [];
      more.push([mentor, score]);
    };
    // In their own order, a row is read fastest.
    if (few > mentors / 4) for (let mentor = 0; mentor < mentors; mentor += 1) look(mentor);
    else for (let at = 0; at < few; at += 1) look(order[at] ?? 0);
    return more;
  }
}
