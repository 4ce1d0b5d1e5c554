/** What a run of either kind says of its people, held against the cards. */
import type { Prepared } from './prepare.ts';
import type { Profile } from './profile.ts';
import { scorePinned } from './rules.ts';
import type { MatchedPair, MatchRun } from './types.ts';
import { type IsAllowed, unmatchedOf } from './unmatched.ts';
import { pairText, type VerifyError } from './verifyError.ts';

/** Same keys, same values. */
function same<T>(one: Readonly<Record<string, T>>, other: ReadonlyMap<string, T>): boolean {
  const entries = Object.entries(one);
  return entries.length === other.size && entries.every(([key, value]) => other.get(key) === value);
}

export function checkSides(run: Pick<MatchRun, 'sides'>, { eithers }: Prepared): VerifyError | null {
  return same(run.sides, eithers) ? null : { tag: 'wrong-sides' };
}

/** `scoreOf`: of two people who may be paired; 0 when they may not. */
export function checkPairs(
  run: Pick<MatchRun, 'pairs' | 'total'>,
  prepared: Prepared,
  scoreOf: (mentor: Profile, mentee: Profile) => number,
): VerifyError | null {
  const { pins, profiles, rules, seatsOf } = prepared;
  const kept = new Set(pins.kept.map(pairText));
  const pinned = run.pairs.filter((pair) => pair.pinned);
  if (pinned.length !== kept.size || !pinned.every((pair) => kept.has(pairText(pair)))) return { tag: 'wrong-pins' };
  const mentees = new Set<string>();
  const load = new Map<string, number>();
  for (const pair of run.pairs) {
    const { mentor, mentee, score } = pair;
    const right = pair.pinned ? scorePinned(pair, profiles, rules) : scoreFound(pair, prepared, scoreOf);
    if (right === 0) return { tag: 'not-allowed', pair: { mentor, mentee } };
    if (score !== right) return { tag: 'wrong-score', pair: { mentor, mentee } };
    if (mentees.has(mentee)) return { tag: 'mentee-twice', pair: { mentor, mentee } };
    mentees.add(mentee);
    load.set(mentor, (load.get(mentor) ?? 0) + 1);
    if ((load.get(mentor) ?? 0) > seatsOf(mentor)) return { tag: 'over-capacity', pair: { mentor, mentee } };
  }
  const total = run.pairs.reduce((sum, { score }) => sum + score, 0);
  return total === run.total ? null : { tag: 'wrong-total' };
}

/** 0 when the pair is not allowed, or a person is not on that side or has no place. */
function scoreFound(
  { mentor, mentee }: MatchedPair,
  { profiles, sideOf, seatsOf }: Prepared,
  scoreOf: (mentor: Profile, mentee: Profile) => number,
): number {
  const [one, other] = [profiles.get(mentor), profiles.get(mentee)];
  if (one === undefined || other === undefined) return 0;
  if (sideOf(mentor) !== 'mentor' || sideOf(mentee) !== 'mentee' || seatsOf(mentee) <= 0) return 0;
  return scoreOf(one, other);
}

export function checkUnmatched(
  run: Pick<MatchRun, 'pairs' | 'unmatched'>,
  prepared: Prepared,
  isAllowed: IsAllowed,
): VerifyError | null {
  const right = unmatchedOf(prepared, run.pairs, isAllowed);
  const given = new Map(run.unmatched.map(({ person, why }) => [person, why]));
  const holds = run.unmatched.length === right.length && right.every(({ person, why }) => given.get(person) === why);
  return holds ? null : { tag: 'wrong-unmatched' };
}
