/** The words about goals that one document keeps. */
import type * as Y from 'yjs';
import { goalWordsIn } from '../document/goals.ts';
import type { GoalId } from '../model/brand.ts';
import { encodeGoalWord, type GoalAct, parseGoalWord } from '../model/goal.ts';
import type { Said } from '../model/goalState.ts';
import type { Observable } from '../model/observable.ts';
import { openWordLog, type WriterOptions } from './wordLog.ts';

export interface GoalLog {
  /** What is genuine, in the shared order. A word that has just come is in it once it is verified. */
  readonly said: Observable<readonly Said[]>;
  /** What was there at the opening has been verified. */
  readonly ready: Promise<void>;
  /** `asOwnAct` false: not to be undone, since it cannot be (another device may have it by now). */
  write(goal: GoalId, act: GoalAct, asOwnAct?: boolean): void;
  /** Every word about it goes, whoever said it. */
  drop(goal: GoalId, asOwnAct?: boolean): void;
  /** The last act of this device in this document that is not undone; false: there was none left. */
  undo(): boolean;
  redo(): boolean;
  close(): void;
}

export function openGoalLog({ doc, ...writer }: WriterOptions & { readonly doc: Y.Doc }): GoalLog {
  const log = openWordLog({
    ...writer,
    label: 'goal',
    words: goalWordsIn(doc),
    encode: encodeGoalWord,
    parse: parseGoalWord,
  });
  return {
    ...log,
    write: (goal, act, asOwnAct = true) => log.write({ goal, act }, asOwnAct),
    drop: (goal, asOwnAct = true) => log.drop(({ word }) => word.goal === goal, asOwnAct),
  };
}
