/** Whether a rhythm is kept: of its last periods, in which there was a session. */
import type { Instant } from '../../model/brand.ts';
import type { Rhythm } from '../../model/meeting.ts';
import { type Occurrence, tookPlace } from '../../model/occurrences.ts';

export { tookPlace } from '../../model/occurrences.ts';

const DAY = 86_400_000;
const DAYS: Record<Rhythm, number> = { weekly: 7, fortnightly: 14, monthly: 30 };
const MOST = 6;

/** The oldest first, at most six, none that began before the rhythm or the first session was there. */
export function periodsKept(
  over: readonly Occurrence[],
  every: Rhythm,
  since: Instant,
  now: Instant,
): { readonly until: Instant; readonly met: boolean }[] {
  const length = DAYS[every] * DAY;
  const held = over.filter(tookPlace).map(({ start }) => start);
  const began = Math.min(since, ...held);
  const count = Math.max(1, Math.min(MOST, Math.ceil((now - began) / length)));
  return Array.from({ length: count }, (_, at) => {
    const until = now - (count - 1 - at) * length;
    return { until, met: held.some((start) => start > until - length && start <= until) };
  });
}
