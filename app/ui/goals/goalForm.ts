/** A goal while it is being written: what the fields hold, and what of it is a change. */
import { GOAL_LIMITS, isDay } from '../../model/goal.ts';
import type { GoalChange, GoalView } from '../../session/types.ts';

export interface StepField {
  /** For the list on the screen; of a step that is there already, its own id. */
  readonly key: string;
  readonly text: string;
}

export interface GoalFields {
  readonly title: string;
  readonly why: string;
  readonly measure: string;
  readonly means: string;
  readonly due: string;
  readonly steps: readonly StepField[];
}

export const NO_FIELDS: GoalFields = { title: '', why: '', measure: '', means: '', due: '', steps: [] };

export const fieldsOf = ({ title, why, measure, means, due, steps }: GoalView): GoalFields => ({
  title,
  why,
  measure,
  means,
  due: due ?? '',
  steps: steps.map(({ id, text }) => ({ key: id, text })),
});

/** What the fields say, trimmed; empty steps are none. */
export function draftOf({ title, why, measure, means, due, steps }: GoalFields) {
  return {
    title: title.trim(),
    why: why.trim(),
    measure: measure.trim(),
    means: means.trim(),
    due: isDay(due) ? due : null,
    steps: steps.map(({ key, text }) => ({ key, text: text.trim() })).filter(({ text }) => text !== ''),
  };
}

/** Only what is another now: what somebody else changed meanwhile stays. Null: nothing. */
export function changeOf(before: GoalFields, fields: GoalFields, newId: () => string): GoalChange | null {
  const [was, now] = [draftOf(before), draftOf(fields)];
  const steps = now.steps.map(({ key, text }) => ({
    id: was.steps.some((step) => step.key === key) ? key : newId(),
    text,
  }));
  const put = steps.filter(({ id, text }) => was.steps.find(({ key }) => key === id)?.text !== text);
  const drop = was.steps.filter(({ key }) => !steps.some(({ id }) => id === key)).map(({ key }) => key);
  const order = steps.map(({ id }) => id);
  const isMoved = order.join(' ') !== was.steps.map(({ key }) => key).join(' ');
  const change: GoalChange = {
    ...(was.title !== now.title && { title: now.title }),
    ...(was.why !== now.why && { why: now.why }),
    ...(was.measure !== now.measure && { measure: now.measure }),
    ...(was.means !== now.means && { means: now.means }),
    ...(was.due !== now.due && { due: now.due }),
    ...(put.length > 0 && { put }),
    ...(drop.length > 0 && { drop }),
    ...(isMoved && { order }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** The list with one step moved by one place; the same list where there is no further place. */
export function moved(steps: readonly StepField[], at: number, by: -1 | 1): readonly StepField[] {
  const next = [...steps];
  const [one] = next.splice(at, 1);
  if (one === undefined || at + by < 0 || at + by >= steps.length) return steps;
  next.splice(at + by, 0, one);
  return next;
}

export const mayAdd = (steps: readonly StepField[]): boolean => steps.length < GOAL_LIMITS.steps;
