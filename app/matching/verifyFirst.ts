/**
 * Checks a run of the first kind, whose total came before the number of pairs, and whose prices were one a person. It proves
 * the total, not the tie-break: another assignment with the same total, and prices, would pass as well, and is as good.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import { type Hash, hashInputs } from './inputs.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Profile } from './profile.ts';
import { scoreIfAllowed } from './rules.ts';
import type { Candidate, FirstRun } from './types.ts';
import type { VerifyError } from './verifyError.ts';
import { checkPairs, checkSides, checkUnmatched } from './verifyPairs.ts';

/** Ok when the run is what it says it is, and no assignment under the same rules and sides scores more. */
export function verifyFirstRun(
  run: FirstRun,
  candidates: readonly Candidate[],
  at: Instant,
  hash: Hash,
): Result<void, VerifyError> {
  if (hashInputs(candidates, run.rules, at, hash, 1) !== run.inputs) return err({ tag: 'other-inputs' });
  const prepared = prepare(candidates, run.rules, at);
  const scoreOf = (mentor: Profile, mentee: Profile) => scoreIfAllowed(mentor, mentee, prepared.rules, prepared.bans);
  const flaw =
    checkSides(run, prepared) ??
    checkPairs(run, prepared, scoreOf) ??
    checkUnmatched(run, prepared, (mentor, mentee) => scoreOf(mentor, mentee) > 0) ??
    checkPrices(run, prepared);
  return flaw === null ? ok(undefined) : err(flaw);
}

const isPrice = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0;

function checkPrices(run: FirstRun, { mentees, mentors, openSeats, rules, bans }: Prepared): VerifyError | null {
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
