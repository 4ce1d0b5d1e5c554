/**
 * Checks a finished run without solving again: that it is about these inputs, that every pair is allowed and scored right,
 * that seats hold, and that its prices bound every other assignment. It proves the total, not the tie-break: another
 * assignment with the same total, and prices, would pass as well, and is as good.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import { type Hash, hashInputs } from './inputs.ts';
import { type Prepared, prepare } from './prepare.ts';
import { scoreIfAllowed, scorePinned } from './rules.ts';
import type { Candidate, MatchedPair, MatchRun, PairKey } from './types.ts';
import { unmatchedOf } from './unmatched.ts';

export type VerifyError =
  /** Not made from these candidates, rules and week. */
  | { readonly tag: 'other-inputs' }
  | { readonly tag: 'wrong-sides' }
  | { readonly tag: 'wrong-pins' }
  | { readonly tag: 'not-allowed'; readonly pair: PairKey }
  | { readonly tag: 'wrong-score'; readonly pair: PairKey }
  | { readonly tag: 'mentee-twice'; readonly pair: PairKey }
  | { readonly tag: 'over-capacity'; readonly pair: PairKey }
  | { readonly tag: 'wrong-unmatched' }
  | { readonly tag: 'wrong-total' }
  /** A price is missing, not a whole number, negative, or below what a pair is worth. */
  | { readonly tag: 'wrong-prices' }
  /** The prices hold but bound something greater: no proof. */
  | { readonly tag: 'not-proven' };

const keyOf = ({ mentor, mentee }: PairKey): string => `${mentor} ${mentee}`;

/** Ok when the run is what it says it is, and no assignment under the same rules and sides scores more. */
export function verifyRun(
  run: MatchRun,
  candidates: readonly Candidate[],
  at: Instant,
  hash: Hash,
): Result<void, VerifyError> {
  if (hashInputs(candidates, run.rules, at, hash) !== run.inputs) return err({ tag: 'other-inputs' });
  const prepared = prepare(candidates, run.rules, at);
  const flaw =
    checkSides(run, prepared) ??
    checkPairs(run, prepared) ??
    checkUnmatched(run, prepared) ??
    checkPrices(run, prepared);
  return flaw === null ? ok(undefined) : err(flaw);
}

/** Same keys, same values. */
function same<T>(one: Readonly<Record<string, T>>, other: ReadonlyMap<string, T>): boolean {
  const entries = Object.entries(one);
  return entries.length === other.size && entries.every(([key, value]) => other.get(key) === value);
}

function checkSides(run: MatchRun, { sides, profiles }: Prepared): VerifyError | null {
  const eithers = [...sides].filter(([person]) => profiles.get(person)?.card.role === 'either');
  return same(run.sides, new Map(eithers)) ? null : { tag: 'wrong-sides' };
}

function checkPairs(run: MatchRun, prepared: Prepared): VerifyError | null {
  const { pins, profiles, rules, seats } = prepared;
  const kept = new Set(pins.kept.map(keyOf));
  const pinned = run.pairs.filter((pair) => pair.pinned);
  if (pinned.length !== kept.size || !pinned.every((pair) => kept.has(keyOf(pair)))) return { tag: 'wrong-pins' };
  const mentees = new Set<string>();
  const load = new Map<string, number>();
  for (const pair of run.pairs) {
    const { mentor, mentee, score } = pair;
    const right = pair.pinned ? scorePinned(pair, profiles, rules) : scoreFound(pair, prepared);
    if (right === 0) return { tag: 'not-allowed', pair: { mentor, mentee } };
    if (score !== right) return { tag: 'wrong-score', pair: { mentor, mentee } };
    if (mentees.has(mentee)) return { tag: 'mentee-twice', pair: { mentor, mentee } };
    mentees.add(mentee);
    load.set(mentor, (load.get(mentor) ?? 0) + 1);
    if ((load.get(mentor) ?? 0) > (seats.get(mentor) ?? 0)) return { tag: 'over-capacity', pair: { mentor, mentee } };
  }
  const total = run.pairs.reduce((sum, { score }) => sum + score, 0);
  return total === run.total ? null : { tag: 'wrong-total' };
}

/** 0 when the pair is not allowed, or a person is not on that side or has no place. */
function scoreFound({ mentor, mentee }: MatchedPair, { profiles, sides, seats, rules, bans }: Prepared): number {
  const [one, other] = [profiles.get(mentor), profiles.get(mentee)];
  if (one === undefined || other === undefined) return 0;
  if (sides.get(mentor) !== 'mentor' || sides.get(mentee) !== 'mentee' || (seats.get(mentee) ?? 0) <= 0) return 0;
  return scoreIfAllowed(one, other, rules, bans);
}

function checkUnmatched(run: MatchRun, prepared: Prepared): VerifyError | null {
  const { rules, bans } = prepared;
  const right = unmatchedOf(prepared, run.pairs, (one, other) => scoreIfAllowed(one, other, rules, bans) > 0);
  const given = new Map(run.unmatched.map(({ person, why }) => [person, why]));
  const holds = run.unmatched.length === right.length && right.every(({ person, why }) => given.get(person) === why);
  return holds ? null : { tag: 'wrong-unmatched' };
}

const isPrice = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

function checkPrices(run: MatchRun, { mentees, mentors, openSeats, rules, bans }: Prepared): VerifyError | null {
  const wrong: VerifyError = { tag: 'wrong-prices' };
  const menteePrices = mentees.map(({ person }) => run.prices.mentees[person]);
  const mentorPrices = mentors.map(({ person }) => run.prices.mentors[person]);
  if (!menteePrices.every(isPrice) || !mentorPrices.every(isPrice)) return wrong;
  if (Object.keys(run.prices.mentees).length !== mentees.length) return wrong;
  if (Object.keys(run.prices.mentors).length !== mentors.length) return wrong;
  for (const [row, mentee] of mentees.entries()) {
    for (const [column, mentor] of mentors.entries()) {
      const price = (menteePrices[row] ?? 0) + (mentorPrices[column] ?? 0);
      if (price < scoreIfAllowed(mentor, mentee, rules, bans)) return wrong;
    }
  }
  const pinned = run.pairs.reduce((sum, pair) => sum + (pair.pinned ? pair.score : 0), 0);
  const seatPrices = mentorPrices.reduce((sum, price, column) => sum + price * (openSeats[column] ?? 0), 0);
  const bound = pinned + menteePrices.reduce((sum, price) => sum + price, 0) + seatPrices;
  return bound === run.bound && bound === run.total ? null : { tag: 'not-proven' };
}
