import type { PairKey } from './types.ts';

/** Why a run is not what it says it is. */
export type VerifyError =
  /** Not as it was when it was made: its digest is another. */
  | { readonly tag: 'altered' }
  /** Not made from these candidates, rules and week. */
  | { readonly tag: 'other-inputs' }
  | { readonly tag: 'wrong-sides' }
  | { readonly tag: 'wrong-pins' }
  | { readonly tag: 'not-allowed'; readonly pair: PairKey }
  | { readonly tag: 'wrong-score'; readonly pair: PairKey }
  | { readonly tag: 'mentee-twice'; readonly pair: PairKey }
  | { readonly tag: 'over-capacity'; readonly pair: PairKey }
  | { readonly tag: 'under-minimum'; readonly mentor: string }
  | { readonly tag: 'wrong-unmatched' }
  | { readonly tag: 'wrong-total' }
  /** The worst pair, or the blocking pairs, are others than it says; or its pairs are not by mentee. */
  | { readonly tag: 'wrong-measures' }
  /** A price is missing, not a whole number, negative, or below what a pair is worth. */
  | { readonly tag: 'wrong-prices' }
  /** The prices hold but bound something greater, or more could be matched: no proof. */
  | { readonly tag: 'not-proven' }
  /** A higher floor is not excluded. */
  | { readonly tag: 'floor-not-proven' }
  /** Some mentee would get whom they would rather have, in another stable assignment. */
  | { readonly tag: 'not-stable' }
  /** Of a repaired run: who it says has moved. */
  | { readonly tag: 'wrong-moved' }
  /** The runs beside a repaired one are not those that it came from. */
  | { readonly tag: 'other-before' };

export const pairText = ({ mentor, mentee }: PairKey): string => `${mentor} ${mentee}`;
