/** The match runs of an office, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { Change } from '../matching/change.ts';
import type { RunMeasures } from '../matching/measures.ts';
import type { Otherwise } from '../matching/otherwise.ts';
import type { RuleBroken } from '../matching/together.ts';
import type { Reason } from '../matching/types.ts';
import type { PersonId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { OwnActs } from './acts.ts';
import type { SessionError } from './types.ts';

/** Why two people, as each of them reads it; and what would have brought the mentee somebody else. */
export interface PairWhy {
  readonly forMentor: readonly Reason[];
  readonly forMentee: readonly Reason[];
  /** `name`: of the other mentor. */
  readonly otherwise: readonly (Otherwise & { readonly name: string })[];
}

/** Two people who could be put together. */
export interface PairCheck {
  /** Null: nothing stands against them. `must`: what a weight of 10 makes a must, which may be set aside by hand. */
  readonly broken: RuleBroken | null;
  /** They were refused before; putting them together takes that back. */
  readonly refusedBefore: boolean;
  /** 0 to 100; null where a rule forbids them. */
  readonly fit: number | null;
  readonly reasons: readonly Reason[];
}

/** What was changed by hand, and whom else it moved. Empty names: nobody. */
export interface Moved {
  readonly kind: Change['kind'];
  /** The mentee of the pair, or who has left. */
  readonly who: string;
  /** Whom they were put together with. */
  readonly mentor: string;
  readonly others: readonly { readonly mentee: string; readonly before: string; readonly now: string }[];
}

export interface AboutRun extends RunMeasures {
  /** How long it took to make, in milliseconds; null: it is not known. */
  readonly ms: number | null;
}

/** Cards that are no longer as they were: what a run rests on cannot be worked out again. */
export type RunGone = { readonly tag: 'run-gone' };

export interface OfficeRuns {
  /** Runs the matching over active cards who have a free place, by the pack's rules. `cancelled`: by `cancelMatch`. */
  match(): Promise<Result<'made' | 'cancelled', SessionError>>;
  /** How much of a run is done, 0 to 1; null: none is being made. */
  readonly matching: Observable<number | null>;
  cancelMatch(): void;
  /** Keep this pair in every later run. */
  pin(mentor: PersonId, mentee: PersonId): void;
  unpin(mentor: PersonId, mentee: PersonId): void;
  /** Never propose this pair again; the fewest other pairs move. */
  refuse(mentor: PersonId, mentee: PersonId): Promise<Result<void, SessionError>>;
  /** Gives this mentee that mentor, and keeps the pair; the fewest other pairs move. `pair-refused` says which rule forbids it. */
  change(mentee: PersonId, mentor: PersonId): Promise<Result<void, SessionError>>;
  /**
   * Puts two together by hand. Before a run the proposal is such pairs alone, and a run keeps them; after one it is `change`.
   * Both are asked as anybody is: nobody is in a pair without their yes.
   */
  together(mentor: PersonId, mentee: PersonId): Promise<Result<void, SessionError>>;
  /** Of a proposal of such pairs alone: this one is not wanted after all. */
  takeApart(mentor: PersonId, mentee: PersonId): Promise<Result<void, SessionError>>;
  /** What two would share, and what of the rules stands against them; null: one of them is not here. */
  couldBe(mentor: PersonId, mentee: PersonId): Promise<PairCheck | null>;
  /** Whom of these mentors the rules allow for that mentee, the best first. `fit`: of 100. */
  fitting(
    mentee: PersonId,
    mentors: readonly PersonId[],
  ): Promise<readonly { readonly person: PersonId; readonly fit: number }[]>;
  /**
   * Somebody takes no part any more, until they send another card: the proposal is repaired around it, the fewest others
   * moving. A pair at work, and invitations that are out, are not touched.
   */
  leaves(person: PersonId): Promise<Result<void, SessionError>>;
  /** They take part again. */
  returns(person: PersonId): Promise<Result<void, SessionError>>;
  /** How many people a mentor is to have at least; none: 0. A run that cannot keep it says so, and is not made. */
  setLeast(mentor: PersonId, least: number): Promise<Result<void, SessionError>>;
  /** Lets whom somebody named count in runs by preference, as their first choice; null: no longer. */
  countHint(person: PersonId, named: PersonId | null): Promise<Result<void, SessionError>>;
  /** What was changed in the proposal by hand. A new run, or invitations, and it is done with. */
  readonly byHand: OwnActs;
  /** Null: the two are no pair of the proposal. */
  why(mentor: PersonId, mentee: PersonId): Promise<PairWhy | null>;
  /** What the run publishes of itself. */
  aboutRun(): Promise<Result<AboutRun, RunGone>>;
  /** The run and the cards that it rests on, in text, for anybody to check. */
  runFile(): Promise<Result<string, RunGone>>;
}
