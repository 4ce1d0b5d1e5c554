/** The match runs of an office, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { RunMeasures } from '../matching/measures.ts';
import type { Otherwise } from '../matching/otherwise.ts';
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

/** What was changed by hand, and whom else it moved. Empty names: nobody. */
export interface Moved {
  readonly mentee: string;
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
  /** What was changed in the proposal by hand. A new run, or invitations, and it is done with. */
  readonly byHand: OwnActs;
  /** Null: the two are no pair of the proposal. */
  why(mentor: PersonId, mentee: PersonId): Promise<PairWhy | null>;
  /** What the run publishes of itself. */
  aboutRun(): Promise<Result<AboutRun, RunGone>>;
  /** The run and the cards that it rests on, in text, for anybody to check. */
  runFile(): Promise<Result<string, RunGone>>;
}
