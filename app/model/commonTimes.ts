/** When several people are free at once, by the weeks they painted, over the real instants of the weeks to come. */
import { freeSlots, type Scheduled, SLOTS_A_WEEK, weekOf } from './availability.ts';
import type { Instant, TimeZone } from './brand.ts';
import { instantOf, wallAt } from './wallTime.ts';

const MINUTE = 60_000;
const SLOT = 15 * MINUTE;
const WEEK = SLOTS_A_WEEK * SLOT;
const HALF_HOUR = 30 * MINUTE;
const DAY = 24 * 60 * MINUTE;

export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

/** Stretches in which all are free, from `from` to the end of the week `weeks` further. Nobody to ask: none. */
export function commonStretches(people: readonly Scheduled[], from: Instant, weeks: number): Stretch[] {
  const stretches: { from: Instant; until: Instant }[] = [];
  if (people.length === 0) return stretches;
  for (let week = 0; week <= weeks; week += 1) {
    const monday = weekOf(from) + week * WEEK;
    const all = people.map((person) => freeSlots(person, monday));
    for (let slot = 0; slot < SLOTS_A_WEEK; slot += 1) {
      const at = monday + slot * SLOT;
      if (at < from || !all.every((bits) => (((bits[slot >> 5] ?? 0) >>> (slot & 31)) & 1) === 1)) continue;
      const last = stretches.at(-1);
      if (last?.until === at) last.until = at + SLOT;
      else stretches.push({ from: at, until: at + SLOT });
    }
  }
  return stretches;
}

export const isWithin = (stretches: readonly Stretch[], start: Instant, minutes: number): boolean =>
  stretches.some(({ from, until }) => from <= start && start + minutes * MINUTE <= until);

export interface DayOfTimes {
  /** Midnight there, on the wall. */
  readonly day: number;
  readonly starts: readonly Instant[];
}

/** Where a meeting of that length would fit, each half-hour, by the day on the calendar of `zone`. `busy`: what is planned. */
export function fitting(
  stretches: readonly Stretch[],
  minutes: number,
  zone: TimeZone,
  busy: readonly { readonly start: Instant; readonly end: Instant }[],
): DayOfTimes[] {
  const days = new Map<number, Instant[]>();
  for (const { from, until } of stretches) {
    for (let start = from; start + minutes * MINUTE <= until; start += HALF_HOUR) {
      if (busy.some((one) => one.start < start + minutes * MINUTE && start < one.end)) continue;
      const wall = wallAt(zone, start);
      const day = wall - (wall % DAY);
      days.set(day, [...(days.get(day) ?? []), start]);
    }
  }
  return [...days].map(([day, starts]) => ({ day, starts }));
}

/** Of my half-hours of a week, those in which they are free: in the week that holds `at`, on the clock of `zone`. */
export function seenFrom(zone: TimeZone, them: readonly Scheduled[], at: Instant): Set<number> {
  const wall = wallAt(zone, at);
  const midnight = wall - (wall % DAY);
  const monday = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY;
  const stretches = commonStretches(them, instantOf(zone, monday) - DAY, 2);
  const seen = new Set<number>();
  for (let halfHour = 0; halfHour < 336; halfHour += 1)
    if (isWithin(stretches, instantOf(zone, monday + halfHour * HALF_HOUR), 30)) seen.add(halfHour);
  return seen;
}
