/** What the screens see of a pair's way. */
import type { Result } from '../../crypto/result.ts';
import type { Badge } from '../model/badge.ts';
import type { GoalId, Instant, PersonId } from '../model/brand.ts';
import type { Trace } from '../model/goalState.ts';
import type { Milestone, Mission, Verdict } from '../model/journey.ts';
import type { Review } from '../model/journeyState.ts';
import type { Observable } from '../model/observable.ts';
import type { GoalRefusal } from './goalTypes.ts';

export type { Badge } from '../model/badge.ts';
export type { Milestone, Mission, Verdict } from '../model/journey.ts';
export type { Review } from '../model/journeyState.ts';

export interface BadgeView extends Badge {
  readonly by: PersonId;
  /** For me. */
  readonly mine: boolean;
  /** The signed badge, as a code carries it. */
  readonly text: string;
}

export interface JourneyView {
  readonly since: Instant;
  /** In their order, and since when each is behind them; null: not yet. */
  readonly milestones: readonly { readonly which: Milestone; readonly done: Trace | null }[];
  /** How often goals are looked at again; 0: not by itself. */
  readonly weeks: number;
  /** Of shared goals, and of mine that are private, which nobody else sees. */
  readonly reviews: readonly Review[];
  /** Goals of mine that it is time to look at again. */
  readonly due: readonly GoalId[];
  /** The programme's. */
  readonly topics: readonly { readonly topic: string; readonly done: Trace | null }[];
  readonly mayTick: boolean;
  readonly missions: readonly MissionView<Mission>[];
  /** Those of the programme's pack of which somebody has said something, by `packMission` of their id. */
  readonly packMissions: readonly MissionView[];
  /** Those whose signature holds, of members for members. */
  readonly badges: readonly BadgeView[];
}

export interface MissionView<M extends string = string> {
  readonly mission: M;
  readonly by: readonly PersonId[];
  /** Everybody here says so. */
  readonly done: boolean;
}

/** All but a badge can be undone, by the goals' own undo. */
export interface Journey {
  readonly view: Observable<JourneyView>;
  pass(milestone: Milestone, done: boolean): void;
  lookAgainEvery(weeks: number): void;
  /** Of a goal of mine; while it is private, on my own devices alone. Nothing that looks like recovery words is shared. */
  review(goal: GoalId, verdict: Verdict, words: string): Promise<Result<void, GoalRefusal>>;
  /** The mentee's alone, where a programme made the pair. */
  acquire(topic: string, done: boolean): void;
  /** One of ours, or `packMission` of one of the programme's. */
  did(mission: string, done: boolean): void;
  /** Signs a word about another member; it is theirs to show to anybody. */
  give(to: PersonId, what: string): Promise<Result<void, GoalRefusal>>;
}
