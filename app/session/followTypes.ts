/** What the screens see of what a person tells their programme of their pair, and of how the two find it. */
import type { Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import type { Counters, Counts } from '../model/counters.ts';
import type { Answers, Round } from '../model/evaluation.ts';
import type { Observable } from '../model/observable.ts';
import type { SendRefusal, SessionError } from './types.ts';

export type { Counters, Counts } from '../model/counters.ts';
export type { Answers, OwnMark, Round, Statement } from '../model/evaluation.ts';

/** A letter that is shown before it leaves: what is sent is this very text, and nothing else. */
export interface PreparedCounters {
  readonly counters: Counters;
  readonly text: string;
}

export interface CountersState {
  /** What the programme was told last; null: nothing, or it was taken back. */
  readonly shared: Counters | null;
  /** When the programme was last told anything, numbers, answers or words, that was not taken back. */
  readonly told: Instant | null;
  /** When it was taken back. */
  readonly stopped: Instant | null;
  readonly monthly: boolean;
  /** False while a letter waits on this device for the server. */
  readonly handedOver: boolean;
}

export interface SharedCounters {
  /** As they are at this moment. */
  readonly now: Observable<Counts>;
  readonly state: Observable<CountersState>;
  /** `well`: whether it is going well, as this person says now. Sends nothing. */
  prepare(well: boolean): PreparedCounters;
  /** Signs and sends what was prepared. `monthly`: from now on the numbers leave once a month, until stopped. */
  share(prepared: PreparedCounters, monthly: boolean): Promise<Result<void, SessionError>>;
  /** Nothing leaves any more by itself; what was told stays told. */
  endMonthly(): Promise<Result<void, SessionError>>;
  /** And the office is told to delete all it has from this person about this pair. */
  takeBack(): Promise<Result<void, SessionError>>;
}

export type EvaluationRefusal = SendRefusal | SessionError;

export interface RoundView {
  readonly round: Round;
  /** Around when it is meant to be. It can be done before. */
  readonly due: Instant;
  /** What I answered; null: not yet. */
  readonly mine: Answers | null;
  /** The other has signed theirs, which may not be seen yet. */
  readonly hasTheirs: boolean;
  /** Null until both have signed. */
  readonly theirs: Answers | null;
  /** What they showed is not what they had signed, or they signed twice. */
  readonly isBroken: boolean;
  /** When mine were told to the programme; null: they were not. */
  readonly told: Instant | null;
}

export interface Evaluation {
  readonly rounds: Observable<readonly RoundView[]>;
  /** Once a round; nothing of it can be changed after. */
  answer(round: Round, answers: Answers): Promise<Result<void, EvaluationRefusal>>;
  /** My answers of that round, to the coordinator too. */
  tell(round: Round): Promise<Result<void, EvaluationRefusal>>;
}

/** In a workspace that a programme began, for one whom it invited. */
export interface Following {
  readonly programme: string;
  /** Who reads what is told. */
  readonly coordinator: string;
  readonly counters: SharedCounters;
  /** Of two people; null where there are more. */
  readonly evaluation: Evaluation | null;
  /** Words for the coordinator alone. */
  confide(words: string): Promise<Result<void, EvaluationRefusal>>;
}
