/** Cards and rules in, a match run out. Shapes only; the engine is beside. */
import type { PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';

export interface Candidate {
  readonly person: PersonId;
  readonly card: Card;
  /** Seats already taken by running pairs or open invitations. */
  readonly taken: number;
}

/** 1 to 10; 10 makes the criterion a must. */
export interface Weights {
  readonly skills: number;
  readonly topics: number;
  readonly languages: number;
  readonly time: number;
}

export interface PairKey {
  readonly mentor: PersonId;
  readonly mentee: PersonId;
}

export interface MatchRules {
  readonly weights: Weights;
  readonly pins: readonly PairKey[];
  readonly bans: readonly PairKey[];
  /** Somebody else will see what the two write, so that they need not be adults. */
  readonly accompanied?: true | undefined;
  /** Ties are broken by this; the same inputs and seed give the same run. */
  readonly seed: number;
}

/** True statements about two cards; each side's screen words them. Recomputed from the cards, never stored. */
export type Reason =
  | { readonly kind: 'skill'; readonly skill: string }
  /** The mentee offers what the mentor seeks. */
  | { readonly kind: 'reciprocal-skill'; readonly skill: string }
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'language'; readonly language: string }
  /** weekday: 0 Monday … 6 Sunday in the mentee's zone, the day with most common time. */
  | { readonly kind: 'time'; readonly minutes: number; readonly weekday: number }
  | { readonly kind: 'little-time'; readonly minutes: number };

export interface MatchedPair extends PairKey {
  /** Integer 0 to 1000. */
  readonly score: number;
  readonly pinned: boolean;
}

/** A finished run with the proof that no other assignment scores more. */
export interface MatchRun {
  readonly version: 1;
  /** SHA-256 over candidates and rules in a fixed order, base64url. */
  readonly inputs: string;
  readonly rules: MatchRules;
  /** The side each `either` was given. */
  readonly sides: Readonly<Record<string, 'mentor' | 'mentee'>>;
  readonly pairs: readonly MatchedPair[];
  readonly unmatched: readonly { readonly person: PersonId; readonly why: 'no-seat' | 'no-allowed-partner' | 'full' }[];
  readonly total: number;
  /** Upper bound on any assignment under the same rules, from the dual prices. Equal to total: proven optimum. */
  readonly bound: number;
  /** Dual prices: one a mentee, one a mentor seat; enough to verify the bound without solving again. */
  readonly prices: {
    readonly mentees: Readonly<Record<string, number>>;
    readonly mentors: Readonly<Record<string, number>>;
  };
}
