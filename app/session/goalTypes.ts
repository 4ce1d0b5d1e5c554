/** What the screens see of the goals of a workspace. */
import type { Result } from '../../crypto/result.ts';
import type { GoalId, Instant, PersonId } from '../model/brand.ts';
import type { GoalChange, GoalDraft } from '../model/goal.ts';
import type { Goal } from '../model/goalState.ts';
import type { Verdict } from '../model/journey.ts';
import type { Observable } from '../model/observable.ts';
import type { OwnActs } from './acts.ts';
import type { SendRefusal, SessionError } from './types.ts';

export type { GoalChange, GoalDraft } from '../model/goal.ts';
export type { Goal, GoalNote, Step } from '../model/goalState.ts';

export interface GoalView extends Goal {
  readonly ownerName: string;
  readonly mine: boolean;
  /** False: on this person's own devices only. */
  readonly shared: boolean;
}

export type GoalRefusal = SendRefusal | SessionError;

/** My own acts can be undone. */
export interface Goals extends OwnActs {
  /** Mine, private ones among them, and what the others have shared; oldest first. */
  readonly list: Observable<readonly GoalView[]>;
  /** Whether I make goals here: of a pair that a programme made, the mentee does, and roles may change. */
  readonly mayOwn: boolean;
  /** The same of anybody. */
  isOwner(person: PersonId): boolean;
  /** Nothing that looks like recovery words is shared, here and below. */
  make(draft: GoalDraft & { readonly steps: readonly string[] }, shared: boolean): Promise<Result<GoalId, GoalRefusal>>;
  /** Mine only. */
  change(goal: GoalId, change: GoalChange): Promise<Result<void, GoalRefusal>>;
  addStep(goal: GoalId, text: string): Promise<Result<void, GoalRefusal>>;
  /** A name for a step that is new in a change. */
  newStep(): string;
  /** How far it had come, and when, from its making on. */
  course(goal: GoalId): readonly { readonly at: Instant; readonly progress: number }[];
  tick(goal: GoalId, step: string, done: boolean): void;
  /** Of one that is private: it stays with it, and is gone when the goal is shared. */
  review(goal: GoalId, verdict: Verdict, words: string): Promise<Result<void, GoalRefusal>>;
  say(goal: GoalId, text: string): Promise<Result<void, GoalRefusal>>;
  /** From now on the others see it as it stands; what it was before stays here. It cannot be taken back. */
  share(goal: GoalId): Promise<Result<void, GoalRefusal>>;
  /** Mine only: gone for everybody, with all that was said about it. */
  remove(goal: GoalId): void;
}
