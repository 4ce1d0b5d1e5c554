/** The day by which a goal is wanted, told beside today. A day has no time zone: it is the reader's own calendar's. */
import type { Instant } from '../../model/brand.ts';
import type { Day } from '../../model/goal.ts';
import type { GoalView } from '../../session/types.ts';

const DAY = 86_400_000;
/** A goal is due on Today of its space when its day is this near. */
const SOON = 30;
/** And this near it waits beside the other spaces. */
const NEAR = 7;

/** Midday, so that no change of clocks moves it to the day before. */
export function instantOfDay(day: Day): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12).getTime();
}

export function dayOf(at: Instant): Day {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Days from now until then; negative once it has passed. */
export function daysUntil(day: Day, now: Instant): number {
  return Math.round((instantOfDay(day) - instantOfDay(dayOf(now))) / DAY);
}

/** It waits: its day is within the week, or past. */
export const isNear = (day: Day, now: Instant): boolean => daysUntil(day, now) <= NEAR;

/** Not reached and near its day, or past it: the nearest first. */
export function dueSoon(goals: readonly GoalView[], now: Instant): GoalView[] {
  const left = ({ due }: GoalView): number => (due === null ? Number.POSITIVE_INFINITY : daysUntil(due, now));
  return goals.filter((goal) => goal.reached === null && left(goal) <= SOON).sort((a, b) => left(a) - left(b));
}
