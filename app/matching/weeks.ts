import { halfHoursOf, SLOTS_A_WEEK } from '../model/availability.ts';
import type { Instant, TimeZone } from '../model/brand.ts';
import type { Card } from '../model/card.ts';

const WEEK_MINUTES = 7 * 24 * 60;
const BITS = 32;

/**
 * The free time of many people as bits, to be compared with one another: slots of 15 minutes of one real week, as in
 * `freeSlots`, or of 30 where nobody's zone cuts a half-hour in two, which is half the work for the same minutes.
 */
export class Weeks {
  readonly words: number;
  readonly minutesASlot: number;
  /** For each zone the slots of each half-hour of its week: none or two of them when clocks change. */
  readonly #slotsIn = new Map<TimeZone, readonly (readonly number[])[]>();

  constructor(zones: Iterable<TimeZone>, at: Instant) {
    const halfHours = new Map([...new Set(zones)].map((zone) => [zone, halfHoursOf(zone, at)]));
    const isWhole = [...halfHours.values()].every((list) =>
      list.every((halfHour, slot) => slot % 2 === 0 || halfHour === list[slot - 1]),
    );
    const step = isWhole ? 2 : 1;
    const slots = SLOTS_A_WEEK / step;
    this.words = Math.ceil(slots / BITS);
    this.minutesASlot = WEEK_MINUTES / slots;
    for (const [zone, list] of halfHours) {
      const slotsOf: number[][] = Array.from({ length: SLOTS_A_WEEK / 2 }, () => []);
      for (let slot = 0; slot < slots; slot += 1) slotsOf[list[slot * step] ?? 0]?.push(slot);
      this.#slotsIn.set(zone, slotsOf);
    }
  }

  /** Sets the free slots of one of those whose zones were given in `bits`, from the word `from`; how many they are. */
  layOut({ availability, timeZone }: Pick<Card, 'availability' | 'timeZone'>, bits: Int32Array, from: number): number {
    const slotsOf = this.#slotsIn.get(timeZone);
    if (slotsOf === undefined) throw new Error('a zone that was not given');
    let count = 0;
    for (const halfHour of availability) {
      for (const slot of slotsOf[halfHour] ?? []) {
        const word = from + (slot >>> 5);
        bits[word] = (bits[word] ?? 0) | (1 << (slot & 31));
        count += 1;
      }
    }
    return count;
  }
}

/** How many of the bits of `words` words are set in both (Hacker's Delight, 5-1, the last additions done once for all). */
export function countCommon(one: Int32Array, from: number, other: Int32Array, otherFrom: number, words: number): number {
  let bytes = 0;
  for (let word = 0; word < words; word += 1) {
    let both = (one[from + word] ?? 0) & (other[otherFrom + word] ?? 0);
    both -= (both >>> 1) & 0x55555555;
    both = (both & 0x33333333) + ((both >>> 2) & 0x33333333);
    bytes += (both + (both >>> 4)) & 0x0f0f0f0f;
  }
  const pairs = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
  return (pairs + (pairs >>> 16)) & 0xffff;
}
