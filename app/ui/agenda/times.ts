/** When, in words: on my own clock, and on that of each of the others. */

import { offsetAt, type Scheduled } from '../../model/availability.ts';
import type { Instant, PersonId, TimeZone } from '../../model/brand.ts';
import type { PersonWeek } from '../../model/meetingState.ts';
import { instantOf, wallAt } from '../../model/wallTime.ts';
import { isTimeZone } from '../../model/zone.ts';
import type { AgendaView } from '../../session/types.ts';

const DAY = 86_400_000;
const UTC = 'UTC';

/** That of this device. */
export function myZone(): TimeZone {
  const name = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (isTimeZone(name)) return name;
  if (isTimeZone(UTC)) return UTC;
  throw new Error('every browser knows UTC');
}

/** As they last said where they are, or as the times they proposed have it; null: they said nothing yet. */
export function zoneOf({ weeks, meetings }: AgendaView, person: PersonId): TimeZone | null {
  const said = weeks.find(({ by }) => by === person)?.zone;
  const offered = meetings.flatMap(({ offers }) => offers.filter(({ by }) => by === person)).at(-1)?.time.zone;
  return said ?? offered ?? null;
}

/** A week as the matching takes it. */
export const scheduled = ({ zone, week }: PersonWeek): Scheduled => ({ timeZone: zone, availability: week });

/** The clock of `zone` beside that of this device, at that moment. */
export const isSameClock = (zone: TimeZone, at: Instant): boolean => offsetAt(zone, at) === offsetAt(myZone(), at);

/** On the calendar of this device. */
export function daysFrom(now: Instant, at: Instant): number {
  const day = (instant: Instant): number => Math.floor(wallAt(myZone(), instant) / DAY);
  return day(at) - day(now);
}

/** What a date field and a time field hold, on the clock of this device. */
export const fieldsAt = (at: Instant): { day: string; hour: string } => {
  const [day = '', hour = ''] = new Date(wallAt(myZone(), at)).toISOString().split('T');
  return { day, hour: hour.slice(0, 5) };
};

/** Null: the fields do not make a time. */
export function instantIn(day: string, hour: string): Instant | null {
  const wall = /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(hour) ? Date.parse(`${day}T${hour}Z`) : Number.NaN;
  return Number.isFinite(wall) && wall > 946_684_800_000 && wall < 6_900_000_000_000 ? instantOf(myZone(), wall) : null;
}
