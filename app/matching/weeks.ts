import { halfHoursOf, SLOTS_A_WEEK } from '../model/availability.ts';
import type { Instant, TimeZone } from '../model/brand.ts';
import type { Card } from '../model/card.ts';

const WEEK_MINUTES = 7 * 24 * 60;

/**
 * The free time of many people as numbered slots of one real week, to be compared with one another: of 15 minutes, as in
 * `freeSlots`, or of 30 where nobody's zone cuts a half-hour in two, which is half the work for the same minutes.
 */
export class Weeks {
  /** How many there are in the week. */
  readonly slots: number;
  readonly minutesASlot: number;
  /** For each zone the slots of each half-hour of its week: none or two of them when clocks change. */
  readonly #slotsIn = new Map<TimeZone, readonly (readonly number[])[]>();

  constructor(zones: Iterable<TimeZone>, at: Instant) {
    const halfHours = new Map([...new Set(zones)].map((zone) => [zone, halfHoursOf(zone, at)]));
    const isWhole = [...halfHours.values()].every((list) =>
      list.every((halfHour, slot) => slot % 2 === 0 || halfHour === list[slot - 1]),
    );
    const step = isWhole ? 2 : 1;
    this.slots = SLOTS_A_WEEK / step;
    this.minutesASlot = WEEK_MINUTES / this.slots;
    for (const [zone, list] of halfHours) {
      const slotsOf: number[][] = Array.from({ length: SLOTS_A_WEEK / 2 }, () => []);
      for (let slot = 0; slot < this.slots; slot += 1) slotsOf[list[slot * step] ?? 0]?.push(slot);
      this.#slotsIn.set(zone, slotsOf);
    }
  }

  /** The free slots of one of those whose zones were given, in no order. */
  slotsOf({ availability, timeZone }: Pick<Card, 'availability' | 'timeZone'>): number[] {
    const slotsIn = this.#slotsIn.get(timeZone);
    if (slotsIn === undefined) throw new Error('a zone that was not given');
    const free: number[] = [];
    for (const halfHour of availability) for (const slot of slotsIn[halfHour] ?? []) free.push(slot);
    return free;
  }
}
