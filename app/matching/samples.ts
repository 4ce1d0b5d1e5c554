/** Candidates for tests: everybody speaks French, is an adult and states nothing else, unless told. */

import type { PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { personIdOf } from '../model/ids.ts';
import { aCard, ISSUED } from '../model/samples.ts';
import type { Hash } from './inputs.ts';
import { match } from './match.ts';
import type { Candidate, MatchRules, SecondRun } from './types.ts';

export const AT = ISSUED;

/** The id of the n-th person. */
export function person(n: number): PersonId {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, n);
  return personIdOf(bytes);
}

export const bare = (over: Partial<Card> = {}): Card =>
  aCard({ skillsOffered: [], skillsSought: [], topics: [], availability: [], capacity: 1, ...over });

export const candidate = (n: number, over: Partial<Card> = {}, taken = 0): Candidate => ({
  person: person(n),
  card: bare(over),
  taken,
});

export const rulesWith = (over: Partial<MatchRules> = {}): MatchRules => ({
  weights: { skills: 8, topics: 5, languages: 1, time: 6 },
  pins: [],
  bans: [],
  seed: 1,
  ...over,
});

/** Not SHA-256: tests of this room need only that other bytes give other hashes. */
export const testHash: Hash = (bytes) => {
  const hash = new Uint8Array(32);
  const view = new DataView(hash.buffer);
  for (let lane = 0; lane < 8; lane += 1) {
    let state = 0x811c9dc5 ^ lane;
    for (const byte of bytes) state = Math.imul(state ^ byte, 0x01000193 + 2 * lane);
    view.setUint32(4 * lane, state >>> 0);
  }
  return hash;
};

/** The run over these candidates; throws where a rule cannot be kept. */
export function ran(candidates: readonly Candidate[], rules: MatchRules = rulesWith()): SecondRun {
  const found = match(candidates, rules, AT, testHash);
  if (!found.ok) throw new Error('a rule that cannot be kept');
  return found.value;
}
