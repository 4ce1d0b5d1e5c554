/** Steps that were ticked, by the week in which they were. */
import type { Instant } from '../../model/brand.ts';
import type { GoalView } from '../../session/types.ts';

export interface Week {
  /** Its Monday, at midnight. */
  readonly from: Instant;
  readonly done: number;
}

const WEEKS = 8;

/** The last eight weeks, this one included and last. */
export function stepsByWeek(goals: readonly GoalView[], now: Instant): Week[] {
  const ticked = goals.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.done && step.ticked !== null ? [step.ticked.at] : [])),
  );
  return Array.from({ length: WEEKS }, (_, at) => {
    const from = mondayBefore(now, WEEKS - 1 - at);
    const until = mondayBefore(now, WEEKS - 2 - at);
    return { from, done: ticked.filter((when) => when >= from && when < until).length };
  });
}

function mondayBefore(now: Instant, weeks: number): Instant {
  const date = new Date(now);
  const sinceMonday = (date.getDay() + 6) % 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday - 7 * weeks).getTime();
}
