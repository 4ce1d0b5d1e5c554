/** The starts of a meeting that comes again: at the same time of the clock where it was proposed, whatever summer does. */
import type { Instant } from './brand.ts';
import type { MeetingTime, Repeat } from './meeting.ts';
import { instantOf, wallAt } from './wallTime.ts';

const DAY = 86_400_000;
/** Ten years of weeks. What comes after is not told yet. */
const MOST_STARTS = 520;

const STEP: Partial<Record<Repeat, number>> = { weekly: 7 * DAY, fortnightly: 14 * DAY };

/** The n-th start, from 0. */
export function startOf({ at, zone, repeat }: MeetingTime, n: number): Instant {
  if (n === 0 || repeat === 'once') return at;
  const wall = wallAt(zone, at);
  const step = STEP[repeat];
  return instantOf(zone, step === undefined ? sameWeekday(wall, n) : wall + n * step);
}

/** How many there are at all. */
export const countOf = ({ repeat }: MeetingTime): number => (repeat === 'once' ? 1 : MOST_STARTS);

/** How many of its starts lie before `at`. */
export function countBefore(time: MeetingTime, at: Instant): number {
  let [low, high] = [0, countOf(time)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(time, middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which of its weekdays a day is in its month: 1 to 4, and the fifth is the last. */
const ordinalOf = (wall: number): 1 | 2 | 3 | 4 | -1 => {
  const nth = Math.ceil(new Date(wall).getUTCDate() / 7);
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1;
};

/** "The second Thursday", `months` later. */
function sameWeekday(wall: number, months: number): number {
  const date = new Date(wall);
  const [year, month, weekday] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDay()];
  const ordinal = ordinalOf(wall);
  const first = ordinal === -1 ? Date.UTC(year, month + 1, 0) : Date.UTC(year, month, 1);
  const day =
    ordinal === -1
      ? first - ((new Date(first).getUTCDay() - weekday + 7) % 7) * DAY
      : first + (((weekday - new Date(first).getUTCDay() + 7) % 7) + 7 * (ordinal - 1)) * DAY;
  return day + (wall % DAY);
}
