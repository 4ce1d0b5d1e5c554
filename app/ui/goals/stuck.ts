/** When a pair's way has stood still for long enough to be said, gently. */
import type { Instant } from '../../model/brand.ts';
import type { JourneyView, Milestone } from '../../session/types.ts';

export const STUCK_DAYS = 21;
const DAY = 86_400_000;

/**
 * The milestone before them, once three weeks have passed since the one before it, or since they began; null while there is
 * nothing to say.
 */
export function stuckAt(
  { milestones, since }: Pick<JourneyView, 'milestones' | 'since'>,
  now: Instant,
): Milestone | null {
  const next = milestones.find(({ done }) => done === null);
  const last = Math.max(since, ...milestones.map(({ done }) => done?.at ?? 0));
  return next !== undefined && now - last >= STUCK_DAYS * DAY ? next.which : null;
}
