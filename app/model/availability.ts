/**
 * Weekly availability across time zones. A card says half-hours of a local week; two cards are compared over the real
 * instants of the ISO week (Monday 00:00 UTC to Sunday 24:00 UTC) that contains a given moment, in slots of 15 minutes,
 * so that zones at a half or three quarters of an hour, and weeks in which a clock changes, come out right.
 */
import type { Instant, TimeZone } from './brand.ts';
import type { Card } from './card.ts';

const MINUTE = 60_000;
const SLOT = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
export const SLOTS_A_WEEK = WEEK / SLOT;
const SLOTS_A_DAY = DAY / SLOT;
/** 1 January 1970 was a Thursday: the first Monday is four days later. */
const FIRST_MONDAY = 4 * DAY;

export type Scheduled = Pick<Card, 'availability' | 'timeZone'>;

/** The Monday 00:00 UTC of the ISO week containing `at`. */
export const weekOf = (at: Instant): Instant => Math.floor((at - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;

const formatters = new Map<TimeZone, Intl.DateTimeFormat>();

function formatterOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  // Zone names are case-insensitive, so foreign cards could spell one zone in endless ways.
  if (formatters.size >= 1000) formatters.clear();
  formatters.set(zone, made);
  return made;
}

/** Milliseconds to add to UTC to get the wall clock of `zone` at `at`, to the minute. */
export function offsetAt(zone: TimeZone, at: Instant): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of formatterOf(zone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE) * MINUTE;
}

/** The offset of `zone` at each slot of the week starting at `monday`. Asked once a day, and slot by slot on a day in which it changes. */
function offsetsIn(zone: TimeZone, monday: Instant): Int32Array {
  const offsets = new Int32Array(SLOTS_A_WEEK);
  let before = offsetAt(zone, monday);
  for (let day = 0; day < 7; day += 1) {
    const start = monday + day * DAY;
    const after = offsetAt(zone, start + DAY);
    for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
      offsets[day * SLOTS_A_DAY + slot] = before === after ? before : offsetAt(zone, start + slot * SLOT);
    }
    before = after;
  }
  return offsets;
}

/** Local milliseconds since the local Monday 00:00. */
const intoWeek = (local: number): number => (((local - FIRST_MONDAY) % WEEK) + WEEK) % WEEK;

const BITS = 32;

/** One bit for each 15 minutes of the week starting at `monday`: set where this person is usually free. */
export type FreeSlots = Uint32Array;

/** What a zone's clock shows in a week does not change; every card and every run asks for the same few. */
const known = new Map<string, Uint16Array>();

/** The half-hour of the local week of `zone` in each slot of the ISO week containing `at`. For reading only. */
export function halfHoursOf(zone: TimeZone, at: Instant): Uint16Array {
  const monday = weekOf(at);
  const name = `${monday} ${zone}`;
  const found =
    known.get(name) ??
    Uint16Array.from(offsetsIn(zone, monday), (offset, slot) =>
      Math.floor(intoWeek(monday + slot * SLOT + offset) / (2 * SLOT)),
    );
  // Foreign cards could spell one zone in endless ways.
  if (known.size >= 1000) known.clear();
  known.set(name, found);
  return found;
}

/** The real slots in which a person is free in the ISO week containing `at`. */
export function freeSlots(who: Scheduled, at: Instant): FreeSlots {
  const bits = new Uint32Array(SLOTS_A_WEEK / BITS);
  if (who.availability.length === 0) return bits;
  const free = new Uint8Array(WEEK / (2 * SLOT));
  for (const halfHour of who.availability) free[halfHour] = 1;
  halfHoursOf(who.timeZone, at).forEach((halfHour, slot) => {
    const word = Math.floor(slot / BITS);
    if (free[halfHour] === 1) bits[word] = (bits[word] ?? 0) | (1 << (slot % BITS));
  });
  return bits;
}

/** Set bits of a 32-bit word (Hacker's Delight, 5-1). */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Minutes in which both are free. Both must come from the same week. */
export function commonMinutes(one: FreeSlots, other: FreeSlots): number {
  let slots = 0;
  for (let word = 0; word < one.length; word += 1) slots += countBits((one[word] ?? 0) & (other[word] ?? 0));
  return slots * (SLOT / MINUTE);
}

/** Minutes of common availability of two cards in the ISO week containing `at`: 0 to 10,080, a multiple of 15. */
export const overlapMinutes = (one: Scheduled, other: Scheduled, at: Instant): number =>
  commonMinutes(freeSlots(one, at), freeSlots(other, at));

/** 0 Monday … 6 Sunday. */
export interface BestDay {
  readonly weekday: number;
  readonly minutes: number;
}

/** The weekday, on the calendar of `zone`, with most common time that week; the earliest of equals; null without any. */
export function bestDay(one: Scheduled, other: Scheduled, zone: TimeZone, at: Instant): BestDay | null {
  const [a, b] = [freeSlots(one, at), freeSlots(other, at)];
  const monday = weekOf(at);
  const perDay = [0, 0, 0, 0, 0, 0, 0];
  offsetsIn(zone, monday).forEach((offset, slot) => {
    const word = Math.floor(slot / BITS);
    if ((((a[word] ?? 0) & (b[word] ?? 0)) >>> (slot % BITS)) % 2 === 0) return;
    const weekday = Math.floor(intoWeek(monday + slot * SLOT + offset) / DAY);
    perDay[weekday] = (perDay[weekday] ?? 0) + SLOT / MINUTE;
  });
  const minutes = Math.max(...perDay);
  return minutes === 0 ? null : { weekday: perDay.indexOf(minutes), minutes };
}
