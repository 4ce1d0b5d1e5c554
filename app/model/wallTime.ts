/** Between an instant and what the clocks of a place show. Only Intl knows their rules. */
import { offsetAt } from './availability.ts';
import type { Instant, TimeZone } from './brand.ts';

const DAY = 86_400_000;

/** What a clock there shows, as milliseconds counted as if it were UTC. To the minute. */
export const wallAt = (zone: TimeZone, at: Instant): number => at + offsetAt(zone, at);

/**
 * When a clock there shows `wall`. What it shows twice, as summer ends, is the first time; what it never shows, as
 * summer begins, is read by the clock from before (RFC 5545, 3.3.5).
 */
export function instantOf(zone: TimeZone, wall: number): Instant {
  const [before, after] = [offsetAt(zone, wall - DAY), offsetAt(zone, wall + DAY)];
  const first = wall - before;
  if (before === after || offsetAt(zone, first) === before) return first;
  const second = wall - after;
  return offsetAt(zone, second) === after ? second : first;
}
