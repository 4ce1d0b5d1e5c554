/** What a coordinator changes in a run by hand, and the rules after it. */
import type { PersonId } from '../model/brand.ts';
import { comparePairs, those } from './order.ts';
import type { Candidate, MatchRules, PairKey, SecondRun } from './types.ts';

export type Change =
  /** A mentor or a mentee is no longer there. */
  | { readonly kind: 'leaves'; readonly person: PersonId }
  /** These two are to be a pair: a pin, which takes the place of the mentee's other pins. */
  | { readonly kind: 'together'; readonly pair: PairKey }
  /** These two are not to be one: a ban. */
  | { readonly kind: 'apart'; readonly pair: PairKey };

/** Rules after the change: a pin and a ban of one pair never stand together, nor two pins of one mentee. */
export function changed(rules: MatchRules, change: Change): MatchRules {
  const { pins, bans } = rules;
  switch (change.kind) {
    case 'leaves':
      return {
        ...rules,
        pins: pins.filter(({ mentor, mentee }) => mentor !== change.person && mentee !== change.person),
      };
    case 'together':
      return {
        ...rules,
        pins: [...pins.filter(({ mentee }) => mentee !== change.pair.mentee), change.pair],
        bans: bans.filter((ban) => !isSame(ban, change.pair) && !isSame(turned(ban), change.pair)),
      };
    case 'apart':
      return { ...rules, pins: pins.filter((pin) => !isSame(pin, change.pair)), bans: [...bans, change.pair] };
  }
}

/** Whom the run after it is over. */
export const lessWhoLeaves = (candidates: readonly Candidate[], change: Change): readonly Candidate[] =>
  change.kind === 'leaves' ? those(candidates, ({ person }) => person !== change.person) : candidates;

/** A run in which nobody is paired yet: what the first pair made by hand repairs. */
export const nobodyYet = (rules: MatchRules): SecondRun => ({
  version: 2,
  inputs: '',
  rules,
  sides: {},
  pairs: [],
  unmatched: [],
  total: 0,
  bound: 0,
  floor: null,
  blockingPairs: null,
  prices: null,
  above: null,
  repaired: null,
  digest: '',
});

/** Whom a run over pairs made by hand alone is over. */
export function onlyThese(candidates: readonly Candidate[], pairs: readonly PairKey[]): readonly Candidate[] {
  const named = new Set(pairs.flatMap(({ mentor, mentee }) => [mentor, mentee]));
  return candidates.filter(({ person }) => named.has(person));
}

export const isSame = (one: PairKey, other: PairKey): boolean => comparePairs(one, other) === 0;

const turned = ({ mentor, mentee }: PairKey): PairKey => ({ mentor: mentee, mentee: mentor });
