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

/** A programme's own question, of those with options: counts like another criterion. */
export interface WeightedQuestion {
  readonly question: string;
  /** 1 to 10; 10: a must, for a mentee who answered it. */
  readonly weight: number;
}

export interface PairKey {
  readonly mentor: PersonId;
  readonly mentee: PersonId;
}

/** Always as many mentees as the rules allow. Then the greatest total; or the highest worst pair and then the total; or nobody who would rather swap. */
export type Objective = 'total' | 'floor' | 'stable';

export interface MinLoad {
  readonly mentor: PersonId;
  /** People at least, those included whom the mentor already has. Says nothing of who is not a candidate. */
  readonly least: number;
}

/** Whom somebody would rather work with, the best first; whoever is not named comes after, by score. Counts when the objective is `stable`. */
export interface Ranked {
  readonly person: PersonId;
  readonly best: readonly PersonId[];
}

export interface MatchRules {
  readonly weights: Weights;
  readonly questions?: readonly WeightedQuestion[] | undefined;
  readonly pins: readonly PairKey[];
  readonly bans: readonly PairKey[];
  /** Somebody else will see what the two write, so that they need not be adults. */
  readonly accompanied?: true | undefined;
  /** Absent: `total`. */
  readonly objective?: Objective | undefined;
  readonly minLoads?: readonly MinLoad[] | undefined;
  /** Who must not be paired for what their cards both name: an organisation; a manager, or one being the other's. */
  readonly apart?: { readonly organisation?: true | undefined; readonly manager?: true | undefined } | undefined;
  /** Pairs that were before and are not made again: bans of which the reason is known. */
  readonly history?: readonly PairKey[] | undefined;
  readonly rankings?: readonly Ranked[] | undefined;
  /** Ties are broken by this; the same inputs and seed give the same run. */
  readonly seed: number;
}

/** True statements about two cards; each side's screen words them. Recomputed from the cards, never stored. */
export type Reason =
  | { readonly kind: 'skill'; readonly skill: string }
  /** The mentee offers what the mentor seeks. */
  | { readonly kind: 'reciprocal-skill'; readonly skill: string }
  | { readonly kind: 'topic'; readonly topic: string }
  /** Both chose this option of one of the programme's own questions; by their ids. */
  | { readonly kind: 'answer'; readonly question: string; readonly option: string }
  | { readonly kind: 'language'; readonly language: string }
  /** weekday: 0 Monday … 6 Sunday in the reader's zone (the mentee's, where nobody's is said), the day with most common time. */
  | { readonly kind: 'time'; readonly minutes: number; readonly weekday: number }
  | { readonly kind: 'little-time'; readonly minutes: number };

export interface MatchedPair extends PairKey {
  /** Integer 0 to 1000. */
  readonly score: number;
  readonly pinned: boolean;
}

/** Dual prices of seats: with them anyone proves a run without solving. */
export type MentorPrices = Readonly<Record<string, number>>;

/** Why no higher floor is possible: these mentors' seats (all, or the required ones), and whoever has somebody else above it, are too few. */
export interface FloorProof {
  readonly seats: 'all' | 'required';
  readonly mentors: readonly PersonId[];
}

/** Whose mentor is another than in the run before; null: they had none, or the pair was not in it. */
export interface MovedMentee {
  readonly mentee: PersonId;
  readonly before: PersonId | null;
}

/** What a run is that was made from another by moving as few pairs as could be. */
export interface RepairedFrom {
  /** `digest` of the run before. */
  readonly run: string;
  /** Everybody of this run whose mentor changed; by mentee. */
  readonly moved: readonly MovedMentee[];
}

interface RunParts {
  /** SHA-256 over candidates and rules in a fixed order, base64url. */
  readonly inputs: string;
  readonly rules: MatchRules;
  /** The side each `either` was given. */
  readonly sides: Readonly<Record<string, 'mentor' | 'mentee'>>;
  /** By mentee. */
  readonly pairs: readonly MatchedPair[];
  readonly unmatched: readonly { readonly person: PersonId; readonly why: 'no-seat' | 'no-allowed-partner' | 'full' }[];
  readonly total: number;
}

/** As runs were until November 2026: the greatest total, whatever the number of pairs. Verified still, made no more. */
export interface FirstRun extends RunParts {
  readonly version: 1;
  /** Upper bound on any assignment under the same rules, from the dual prices. Equal to total: proven optimum. */
  readonly bound: number;
  readonly prices: { readonly mentees: MentorPrices; readonly mentors: MentorPrices };
}

/** A finished run with its proof: see certificate in README. */
export interface SecondRun extends RunParts {
  readonly version: 2;
  /** What no assignment of as many mentees under the same rules exceeds; null for `stable`, which seeks no total. */
  readonly bound: number | null;
  /** The lowest score of a pair; null where there is none. */
  readonly floor: number | null;
  /** Pairs not made of whom both would rather have one another; not counted in a repaired run, which is not to take long. */
  readonly blockingPairs: number | null;
  /** Null for `stable`. */
  readonly prices: MentorPrices | null;
  /** Of a run that sought the highest floor; null where a pin is the worst pair, or nothing is above it. */
  readonly above: FloorProof | null;
  readonly repaired: RepairedFrom | null;
  /** SHA-256 over all the rest, base64url. */
  readonly digest: string;
}

export type MatchRun = FirstRun | SecondRun;

/** A rule that cannot be kept, and why: no run is made then. */
export interface ImpossibleRule extends MinLoad {
  readonly rule: 'min-load';
  /** More than their seats; they are a mentee here; or no more than `most` can go to them. */
  readonly why: 'seats' | 'side' | 'mentees';
  readonly most: number;
}

export interface MatchImpossible {
  readonly tag: 'match-impossible';
  readonly rules: readonly ImpossibleRule[];
}
