/** What a coordinator sees of how the pairs are doing. */
import type { Assessment, Confided } from '../model/assessment.ts';
import type { PersonId } from '../model/brand.ts';
import type { Counters } from '../model/counters.ts';
import type { Activation } from '../programme/activation.ts';
import type { MonthPoint } from '../programme/curve.ts';
import type { Followed } from '../programme/followUp.ts';
import type { Group } from '../programme/grouped.ts';
import type { Statistics } from '../programme/statistics.ts';

export type { Assessment, Confided } from '../model/assessment.ts';
export type { MonthPoint } from '../programme/curve.ts';
export type { PairStanding, Why } from '../programme/followUp.ts';
export type { Group } from '../programme/grouped.ts';
export type {
  ActiveCell,
  MatchedCell,
  RoundMeans,
  SessionsCell,
  Statistics,
  Sums,
  WellCell,
} from '../programme/statistics.ts';

export interface FollowedPerson {
  readonly person: PersonId;
  readonly name: string;
  /** Null: has not shared, which is nobody's business. */
  readonly counters: Counters | null;
  readonly assessments: readonly Assessment[];
  readonly confided: readonly Confided[];
}

export interface FollowedPair extends Pick<Followed, 'invitation' | 'since' | 'standing' | 'why' | 'counters'> {
  readonly mentor: FollowedPerson;
  readonly mentee: FollowedPerson;
  /** Of a circle: the others. */
  readonly more: readonly FollowedPerson[];
  readonly third: FollowedPerson | null;
}

export interface FollowBoard {
  /** Days between meetings, past which a pair is looked after. */
  readonly cadence: number;
  readonly pairs: readonly FollowedPair[];
  /** Of the people who have told: how many did one thing at least; null while one of the two numbers is of too few. */
  readonly activation: Activation | null;
  readonly statistics: Statistics;
  /** Those in pairs by their organisation, '' where none was named; null: nobody named one, or all are too few. */
  readonly organisations: readonly Group<string>[] | null;
  /** The oldest first; none while fewer than five people told anything. */
  readonly curve: readonly MonthPoint[];
}
