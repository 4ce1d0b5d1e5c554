import { weekOf } from '../model/availability.ts';
import type { Instant } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { keyTextOf } from '../model/ids.ts';
import { byPerson, settleRules } from './order.ts';
import type { Candidate, MatchRules } from './types.ts';

/** SHA-256, given by the caller: this room knows no cipher. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** A card does not change; what is signed of it is asked for again with every run and repair. */
const encoded = new WeakMap<Card, Uint8Array>();
function bytesOf(card: Card): Uint8Array {
  const known = encoded.get(card) ?? encodeCard(card);
  encoded.set(card, known);
  return known;
}

/** The bytes that a run is hashed over, and where in them each candidate's line is. */
export interface InputLines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By their ids. */
  readonly people: readonly Candidate[];
  /** Where each line begins, and at last where they end. */
  readonly begins: Int32Array;
}

/**
 * Everything a run depends on, in one fixed order: the same for any order of candidates, pins and bans. The rules in one
 * line, and a line for each candidate: who, seats taken, the card as it was signed.
 */
export const inputBytes = (candidates: readonly Candidate[], rules: MatchRules, at: Instant): Uint8Array<ArrayBuffer> =>
  inputLines(candidates, rules, at).bytes;

const isSame = (known: Candidate, one: Candidate): boolean =>
  known === one || (known.person === one.person && known.card === one.card && known.taken === one.taken);

/** `before`: lines of an earlier run; those of candidates who are the same are copied from there. */
export function inputLines(
  candidates: readonly Candidate[],
  rules: MatchRules,
  at: Instant,
  before: InputLines | null = null,
): InputLines {
  // Only the week matters: common time is counted over the week containing `at`.
  const first = JSON.stringify(['binome match run 2', weekOf(at), settleRules(rules)]);
  const text = new TextEncoder();
  const people = byPerson(candidates);
  const begins = new Int32Array(people.length + 1);
  const parts: Uint8Array[] = [text.encode(first)];
  let length = parts[0]?.length ?? 0;
  let next = 0;
  /** Lines of before that follow one another are copied at once. */
  let [from, to] = [0, 0];
  const put = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  people.forEach((one, at) => {
    begins[at] = length + to - from;
    let known = before?.people[next];
    while (known !== undefined && known !== one && known.person < one.person) {
      next += 1;
      known = before?.people[next];
    }
    if (before !== null && known !== undefined && isSame(known, one)) {
      const begin = before.begins[next] ?? 0;
      if (begin !== to) {
        if (to > from) put(before.bytes.subarray(from, to));
        from = begin;
      }
      to = before.begins[next + 1] ?? begin;
      next += 1;
      return;
    }
    if (before !== null && to > from) put(before.bytes.subarray(from, to));
    [from, to] = [0, 0];
    put(text.encode(`\n${one.person} ${one.taken} `));
    put(bytesOf(one.card));
  });
  if (before !== null && to > from) put(before.bytes.subarray(from, to));
  begins[people.length] = length;
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return { bytes, people, begins };
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
