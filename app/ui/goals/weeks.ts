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

const MOOD_WEEKS = 12;

/** The mean of each of the last twelve weeks in which something was said, at its Monday. */
export function moodByWeek(
  said: readonly { readonly at: Instant; readonly mood: number }[],
  now: Instant,
): { at: Instant; value: number }[] {
  return Array.from({ length: MOOD_WEEKS }, (_, at) => {
    const from = mondayBefore(now, MOOD_WEEKS - 1 - at);
    const until = mondayBefore(now, MOOD_WEEKS - 2 - at);
    const week = said.filter((one) => one.at >= from && one.at < until).map(({ mood }) => mood);
    return { at: from, value: week.reduce((sum, mood) => sum + mood, 0) / week.length };
  }).filter(({ value }) => Number.isFinite(value));
}

function mondayBefore(now: Instant, weeks: number): Instant {
  const date = new Date(now);
  const sinceMonday = (date.getDay() + 6) % 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday - 7 * weeks).getTime();
}
