import { Trans, useLingui } from '@lingui/react/macro';
import type { Instant } from '../../model/brand.ts';
import type { Day } from '../../model/goal.ts';
import { formatDate } from '../format.ts';
import { daysUntil, instantOfDay } from './due.ts';

/** Of a space that is not open: that a goal in it has its day. Which one is said inside. */
export function DayDue({ due, now }: { due: Day; now: Instant }) {
  const { i18n } = useLingui();
  const days = daysUntil(due, now);
  const day = formatDate(i18n.locale, instantOfDay(due), now);
  if (days < 0) return <Trans>A goal was due on {day}</Trans>;
  if (days === 0) return <Trans>A goal is due today</Trans>;
  if (days === 1) return <Trans>A goal is due tomorrow</Trans>;
  return <Trans>A goal is due on {day}</Trans>;
}
