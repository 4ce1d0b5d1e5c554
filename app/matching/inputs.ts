import { weekOf } from '../model/availability.ts';
import type { Instant } from '../model/brand.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { keyTextOf } from '../model/ids.ts';
import { compareText, settleRules } from './order.ts';
import type { Candidate, MatchRules } from './types.ts';

/** SHA-256, given by the caller: this room knows no cipher. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** Everything a run depends on, in one fixed order: the same for any order of candidates, pins and bans. */
export function inputBytes(candidates: readonly Candidate[], rules: MatchRules, at: Instant): Uint8Array {
  const { weights, pins, bans, accompanied, seed } = settleRules(rules);
  const text = new TextDecoder();
  return new TextEncoder().encode(
    JSON.stringify([
      'binome match run 1',
      // Only the week matters: common time is counted over the week containing `at`.
      weekOf(at),
      [weights.skills, weights.topics, weights.languages, weights.time],
      pins.map(({ mentor, mentee }) => [mentor, mentee]),
      bans.map(({ mentor, mentee }) => [mentor, mentee]),
      seed,
      candidates
        .map(({ person, card, taken }) => [person, taken, text.decode(encodeCard(card))] as const)
        .sort((a, b) => compareText(a[0], b[0])),
      // Nothing where it does not hold: the hashes of runs of before stay what they were.
      ...(accompanied ? ['accompanied'] : []),
    ]),
  );
}

export const hashInputs = (candidates: readonly Candidate[], rules: MatchRules, at: Instant, hash: Hash): string =>
  keyTextOf(hash(inputBytes(candidates, rules, at)));
