/** Two people a coordinator would put together by hand: what stands against it, before it is done, and who would fit. */
import type { Instant, PersonId } from '../model/brand.ts';
import { type Explanation, explain } from './explain.ts';
import { settleRules } from './order.ts';
import { profileOf, Vocabulary } from './profile.ts';
import { bansOf, type Refusal, refusal } from './rules.ts';
import { meetsMusts, score, sharesOf } from './score.ts';
import type { Candidate, MatchRules } from './types.ts';

/** Of these a pin sets aside `must` alone, and a ban of the two is the coordinator's own to take back. */
export type RuleBroken = Exclude<Refusal, 'banned'>;

export interface Together extends Explanation {
  readonly broken: RuleBroken | null;
  /** 1 to 1000; null where they cannot be. */
  readonly score: number | null;
}

/** The first rule that these two would break, their score and reasons. Seats are counted by the run, not here. */
export function together(mentor: Candidate, mentee: Candidate, rules: MatchRules, at: Instant): Together {
  const settled = settleRules({ ...rules, bans: [] });
  const vocabulary = new Vocabulary();
  const one = profileOf(mentor.person, mentor.card, at, vocabulary);
  const other = profileOf(mentee.person, mentee.card, at, vocabulary);
  const hard = refusal(one, other, settled, bansOf(settled));
  const said = explain(mentor.card, mentee.card, at);
  if (hard !== null) return { ...said, broken: hard === 'banned' ? null : hard, score: null };
  const shares = sharesOf(one, other, settled);
  return { ...said, broken: meetsMusts(shares, settled) ? null : 'must', score: score(shares, settled) };
}

export interface Fitting {
  readonly person: PersonId;
  /** 1 to 1000. */
  readonly score: number;
}

/** Of these mentors all whom the rules allow for that mentee, a must aside, best first. Stops after each. */
export function* fittingMentors(
  mentee: Candidate,
  mentors: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
): Generator<void, readonly Fitting[]> {
  const settled = settleRules(rules);
  const vocabulary = new Vocabulary();
  const bans = bansOf(settled);
  const other = profileOf(mentee.person, mentee.card, at, vocabulary);
  const found: (Fitting & { readonly meets: boolean })[] = [];
  for (const { person, card } of mentors) {
    yield;
    const one = profileOf(person, card, at, vocabulary);
    if (refusal(one, other, settled, bans) !== null) continue;
    const shares = sharesOf(one, other, settled);
    found.push({ person, score: score(shares, settled), meets: meetsMusts(shares, settled) });
  }
  return found.sort((a, b) => Number(b.meets) - Number(a.meets) || b.score - a.score);
}
