/** A request in, an assignment out, by its objective; or the rules that cannot be met, by name. */

import { type Kept, stableKeeping } from './keeping.ts';
import { optimum } from './optimum.ts';
import { type Whole, wholeScores } from './pairs.ts';
import { costOfOneLess, type Pool } from './pool.ts';
import { countBlocking, preferencesOf } from './preference.ts';
import { gapOf } from './prove.ts';
import type { Refused, Request } from './request.ts';

/** What the command prints. Numbers are those of the scores as they were given. */
export interface Answer {
  /** Mentee, mentor, by mentee. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly unmatched: readonly number[];
  readonly total: number;
  /** What no assignment of as many mentees under the same rules (for `floor`: and as high a floor) exceeds. */
  readonly bound: number | null;
  /**
   * bound − total, as a share of what the scores of the pairs come to without their signs: where they cancel out, a share of the
   * total would say nothing. Both null for `stable`, which does not seek a total. Of scores that are no decimals not quite 0: the
   * bound is rounded up.
   */
  readonly gap: number | null;
  /** The worst pair; null where there is none. */
  readonly floor: number | null;
  readonly blockingPairs: number;
  readonly load: readonly number[];
}

/** What proves an answer without solving again: prices of mentors, in whole scores. */
export interface Proof {
  /** Null for `stable`. */
  readonly prices: readonly number[] | null;
  /** Prices that leave fewer matched among pairs above the floor; null where nothing is above it, or a pin is the worst. */
  readonly above: readonly number[] | null;
}

export interface Solved {
  readonly answer: Answer;
  readonly proof: Proof;
}

export function solve(
  request: Request,
): { readonly solved: Solved; readonly refused: null } | { readonly solved: null; readonly refused: Refused[] } {
  const whole = wholeScores(request.pairs);
  const found: Found =
    request.objective === 'stable'
      ? { ...stableKeeping(request), prices: null, above: null, least: Number.NEGATIVE_INFINITY }
      : request.objective === 'floor'
        ? highestFloor(request, whole)
        : greatestTotal(request, whole);
  const { mentorOf, prices, above, least } = found;
  const refused = shortOf(request, mentorOf, found.missing);
  if (refused.length > 0) return { solved: null, refused };
  const numbers = (values: Float64Array | null) => (values === null ? null : [...values]);
  const proof = { prices: numbers(prices), above: numbers(above) };
  return { solved: { answer: answerOf(request, whole, mentorOf, proof.prices, least), proof }, refused: null };
}

interface Found extends Partial<Pick<Kept, 'missing'>> {
  /** Pinned pairs among them. */
  readonly mentorOf: Int32Array;
  readonly prices: Float64Array | null;
  readonly above: Float64Array | null;
  /** Only pairs of at least this score were looked at. */
  readonly least: number;
}

function greatestTotal(request: Request, whole: Whole, least = Number.NEGATIVE_INFINITY): Found {
  const { mentorOf, prices } = optimum(poolOf(request, whole, least));
  for (const [mentee, mentor] of request.pins) mentorOf[mentee] = mentor;
  return { mentorOf, prices, above: null, least };
}

/** The highest score without pairs below which as many can be matched, by halving; then the greatest total over it. */
function highestFloor(request: Request, whole: Whole): Found {
  const all = greatestTotal(request, whole);
  const count = matched(all.mentorOf);
  if (count === 0 || shortOf(request, all.mentorOf).length > 0) return all;
  const pinned = floorOf(request, all.mentorOf, (mentee) => request.pins.some(([other]) => other === mentee));
  const levels = [...new Set(request.pairs.scoreAt)].filter((score) => score <= pinned).sort((a, b) => a - b);
  const first = floorOf(request, all.mentorOf, () => true);
  let low = levels.indexOf(first);
  let high = levels.length;
  let best = greatestTotal(request, whole, first);
  let above: Float64Array | null = null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const tried = greatestTotal(request, whole, levels[middle]);
    if (matched(tried.mentorOf) === count && shortOf(request, tried.mentorOf).length === 0) {
      best = tried;
      low = middle;
    } else {
      above = tried.prices;
      high = middle;
    }
  }
  return { ...best, above };
}

const matched = (mentorOf: Int32Array): number => mentorOf.reduce((sum, mentor) => sum + (mentor < 0 ? 0 : 1), 0);

/** The lowest score among the pairs of the mentees chosen. */
export function floorOf({ pairs }: Request, mentorOf: Int32Array, chosen: (mentee: number) => boolean): number {
  let floor = Number.POSITIVE_INFINITY;
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0 || !chosen(mentee)) return;
    floor = Math.min(floor, pairs.scoreAt[pairs.find(mentee, mentor)] ?? floor);
  });
  return floor;
}

/** Who is left to be matched once the pins hold, with pairs of at least `least`. */
export function poolOf(
  { mentees, mentors, capacity, minLoad, pins, pairs }: Request,
  whole: Whole,
  least: number,
): Pool {
  const seats = Int32Array.from(capacity);
  const required = Int32Array.from(minLoad);
  const pinned = new Uint8Array(mentees);
  for (const [mentee, mentor] of pins) {
    pinned[mentee] = 1;
    seats[mentor] = (seats[mentor] ?? 0) - 1;
    required[mentor] = Math.max(0, (required[mentor] ?? 0) - 1);
  }
  const starts = new Int32Array(mentees + 1);
  const mentorAt = new Uint16Array(pairs.mentorAt.length);
  const scoreAt = new Float64Array(pairs.mentorAt.length);
  let count = 0;
  for (let mentee = 0; mentee < mentees; mentee += 1) {
    const end = pinned[mentee] === 1 ? 0 : (pairs.starts[mentee + 1] ?? 0);
    for (let at = pairs.starts[mentee] ?? 0; at < end; at += 1) {
      if ((pairs.scoreAt[at] ?? 0) < least) continue;
      mentorAt[count] = pairs.mentorAt[at] ?? 0;
      scoreAt[count] = whole.scoreAt[at] ?? 0;
      count += 1;
    }
    starts[mentee + 1] = count;
  }
  return {
    mentees,
    mentors,
    seats,
    least: required,
    starts,
    mentorAt: mentorAt.subarray(0, count),
    scoreAt: scoreAt.subarray(0, count),
  };
}

const MISSING = {
  'all-tried': 'with all minLoads kept, no assignment is stable, however ties are settled',
  'one-tried': 'no other way to settle ties was tried to its end',
} as const;

/** `missing`: of a stable assignment that fills too few, how that is known. */
function shortOf({ minLoad, mentors }: Request, mentorOf: Int32Array, missing: Kept['missing'] = null): Refused[] {
  const load = loadOf(mentors, mentorOf);
  return minLoad.flatMap((least, mentor) => {
    const most = load[mentor] ?? 0;
    if (most >= least) return [];
    const why =
      missing === null
        ? `is ${least}, but only ${most} can go to mentor ${mentor} beside what pins, bans and the other minLoads ask for`
        : `is ${least}, but deferred acceptance (mentees ask, ties by who is like whom) gives mentor ${mentor} ${most}; ${MISSING[missing]}`;
    return [{ where: `minLoad[${mentor}]`, why }];
  });
}

export function loadOf(mentors: number, mentorOf: Int32Array): number[] {
  const load = Array<number>(mentors).fill(0);
  for (const mentor of mentorOf) if (mentor >= 0) load[mentor] = (load[mentor] ?? 0) + 1;
  return load;
}

/** Everything that is said of an assignment, from the request alone; the bound from the prices. */
export function answerOf(
  request: Request,
  whole: Whole,
  mentorOf: Int32Array,
  prices: readonly number[] | null,
  least: number,
): Answer {
  const { mentors, pairs: allowed } = request;
  const pairs: (readonly [number, number])[] = [];
  const unmatched: number[] = [];
  let [sum, size, wholeSum] = [0, 0, 0];
  let floor: number | null = null;
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) {
      unmatched.push(mentee);
      return;
    }
    pairs.push([mentee, mentor]);
    const at = allowed.find(mentee, mentor);
    const score = allowed.scoreAt[at] ?? 0;
    sum += score;
    size += Math.abs(score);
    wholeSum += whole.scoreAt[at] ?? 0;
    floor = floor === null ? score : Math.min(floor, score);
  });
  const total = whole.exact ? wholeSum / whole.scale : sum;
  const wholeGap = prices === null ? null : gapIn(request, whole, mentorOf, prices, least);
  const bound = wholeGap === null ? null : boundAbove(whole, { total, sum: wholeSum, pairs: pairs.length }, wholeGap);
  return {
    pairs,
    unmatched,
    total,
    bound,
    gap: bound === null ? null : bound === total ? 0 : (bound - total) / (size || 1),
    floor,
    blockingPairs: countBlocking(request, preferencesOf(request), mentorOf),
    load: loadOf(mentors, mentorOf),
  };
}

/** In whole scores: how far these pairs are below what no assignment exceeds under the prices. */
export function gapIn(
  request: Request,
  whole: Whole,
  mentorOf: Int32Array,
  prices: readonly number[],
  least: number,
): number {
  const pool = poolOf(request, whole, least);
  return gapOf(pool, withoutPins(request, mentorOf), prices, costOfOneLess(pool));
}

export function withoutPins({ pins }: Request, mentorOf: Int32Array): Int32Array {
  const unpinned = mentorOf.slice();
  for (const [mentee] of pins) unpinned[mentee] = -1;
  return unpinned;
}

/**
 * What no assignment of as many pairs exceeds. A score that was rounded to a whole number may be half of one more than that:
 * so the bound is never below the best, and not always the total.
 */
function boundAbove(
  { exact, scale }: Whole,
  { total, sum, pairs }: { readonly total: number; readonly sum: number; readonly pairs: number },
  gap: number,
): number {
  return exact ? total + gap / scale : Math.max(total, (sum + gap + pairs / 2) / scale);
}
