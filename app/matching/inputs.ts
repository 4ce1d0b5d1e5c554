import { weekOf } from '../model/availability.ts';
import type { Instant } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { keyTextOf } from '../model/ids.ts';
import { compareText, settleRules } from './order.ts';
import type { Candidate, MatchRules } from './types.ts';

/** SHA-256, given by the caller: this room knows no cipher. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

const byPerson = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort((a, b) => compareText(a.person, b.person));

/** A card does not change; what is signed of it is asked for again with every run and repair. */
const encoded = new WeakMap<Card, Uint8Array>();
function bytesOf(card: Card): Uint8Array {
  const known = encoded.get(card) ?? encodeCard(card);
  encoded.set(card, known);
  return known;
}

/**
 * Everything a run depends on, in one fixed order: the same for any order of candidates, pins and bans. The rules in one
 * line, and a line for each candidate: who, seats taken, the card as it was signed.
 */
export function inputBytes(candidates: readonly Candidate[], rules: MatchRules, at: Instant): Uint8Array<ArrayBuffer> {
  // Only the week matters: common time is counted over the week containing `at`.
  const first = JSON.stringify(['binome match run 2', weekOf(at), settleRules(rules)]);
  const text = new TextEncoder();
  const lines: Uint8Array[] = [text.encode(first)];
  for (const { person, card, taken } of byPerson(candidates)) {
    lines.push(text.encode(`\n${person} ${taken} `), bytesOf(card));
  }
  let length = 0;
  for (const line of lines) length += line.length;
  const bytes = new Uint8Array(length);
  let from = 0;
  for (const line of lines) {
    bytes.set(line, from);
    from += line.length;
  }
  return bytes;
}

/** The same for runs of the first kind. */
function firstInputBytes(candidates: readonly Candidate[], rules: MatchRules, at: Instant): Uint8Array {
  const { weights, pins, bans, accompanied, seed } = settleRules(rules);
  const text = new TextDecoder();
  return new TextEncoder().encode(
    JSON.stringify([
      'binome match run 1',
      weekOf(at),
      [weights.skills, weights.topics, weights.languages, weights.time],
      pins.map(({ mentor, mentee }) => [mentor, mentee]),
      bans.map(({ mentor, mentee }) => [mentor, mentee]),
      seed,
      byPerson(candidates).map(({ person, card, taken }) => [person, taken, text.decode(bytesOf(card))] as const),
      // Nothing where it does not hold: the hashes of runs of before stay what they were.
      ...(accompanied ? ['accompanied'] : []),
    ]),
  );
}

export const hashInputs = (
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  hash: Hash,
  version: 1 | 2 = 2,
): string => keyTextOf(hash((version === 1 ? firstInputBytes : inputBytes)(candidates, rules, at)));
